// What it takes to sign a zone.
