"""What Lazada and AliExpress have in common: Alibaba's open platform (signatures, tokens, refusals, a pretend door)."""
