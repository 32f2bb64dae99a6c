"""Pure decisions of automations: what conditions may ask, how they are written, in which words, and who decides."""
