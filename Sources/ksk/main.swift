print("ksk")
