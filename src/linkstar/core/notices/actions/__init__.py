"""What is done with notices: editing subscriptions, telling news, and keeping what became of messages."""
