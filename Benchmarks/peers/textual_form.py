"""The form page of ksk, as a Textual program."""
from textual.app import App
from textual.widgets import Input, Label, RadioButton, RadioSet, Footer


class Form(App):
    BINDINGS = [("ctrl+q", "quit", "Quit")]

    def compose(self):
        yield Label("Parameters for the key-signing key")
        yield Label("Name")
        yield Input("ksk_2026_11", id="name")
        yield Label("Status")
        yield RadioSet(RadioButton("ACTIVE", value=True), RadioButton("INACTIVE"))
        yield Label("Caller reference")
        yield Input("ksk-example.com-20261125T200000Z-1")
        yield Footer()


Form().run()
