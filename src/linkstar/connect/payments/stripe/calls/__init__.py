"""What goes over the network to Stripe: lists read to their end, and refunds."""
