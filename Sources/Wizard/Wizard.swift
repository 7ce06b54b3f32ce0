// The screens: state, update, view, effects.
