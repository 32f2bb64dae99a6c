"""Pure decisions about notices: when somebody is told, what is said, and when a message is tried again."""
