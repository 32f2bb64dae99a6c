"""What goes over the network to PayPal: tokens, lists and refunds."""
