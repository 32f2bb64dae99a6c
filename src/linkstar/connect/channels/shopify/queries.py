"""The GraphQL documents that LinkStar sends to the Admin API 2026-10, and what each is expected to cost.

They are the only documents the pretend Shopify knows. A test validates each against Shopify's own schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from linkstar.connect.channels.shopify.queries_afterwards import AFTERWARDS, MONEY

VERSION: Final = "2026-10"
PATH: Final = f"/admin/api/{VERSION}/graphql.json"
LINES_PER_ORDER: Final = 50  # lines that come with an order; the rest is fetched page by page
LINES_PER_PAGE: Final = 200
ORDERS_PER_LOOKUP: Final = 25
INPUTS_MAX: Final = 250  # Shopify refuses longer input arrays

_LINE = """fragment Line on LineItem {
  id name sku quantity currentQuantity unfulfilledQuantity
  variant { id }
  customAttributes { key value }
  originalTotalSet { ...Money }
  taxLines(first: 10) { priceSet { ...Money } }
  discountAllocations { allocatedAmountSet { ...Money } }
}
"""

_FULFILMENTS = """fragment Fulfilments on Order {
  fulfillments(first: 50) {
    id status displayStatus createdAt
    trackingInfo(first: 10) { number company }
    fulfillmentLineItems(first: 100) { nodes { quantity lineItem { id } } }
  }
  fulfillmentOrders(first: 20) { nodes {
    id status fulfillBy
    deliveryMethod { maxDeliveryDateTime }
    assignedLocation { location { id } }
    lineItems(first: 100) { nodes { id remainingQuantity lineItem { id } } }
  } }
}
"""

_ORDER = (
    """fragment OrderWhole on Order {
  id name createdAt processedAt updatedAt cancelledAt cancelReason closedAt
  displayFinancialStatus displayFulfillmentStatus
  currencyCode email phone note customerLocale
  totalPriceSet { ...Money }
  totalTaxSet { ...Money }
  totalDiscountsSet { ...Money }
  totalShippingPriceSet { ...Money }
  customer { id firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
  purchasingEntity { __typename }
  shippingAddress { name company address1 address2 city province provinceCode zip countryCodeV2 phone }
  shippingLine { title }
  localizedFields(first: 10) { nodes { key value } }
  transactions(first: 20) { kind status processedAt }
  lineItems(first: $lines) { pageInfo { hasNextPage endCursor } nodes { ...Line } }
  ...Fulfilments
}
"""
    + _FULFILMENTS
    + _LINE
    + MONEY
)

DOCUMENTS: Final[Mapping[str, str]] = {
    "Orders": """query Orders($first: Int!, $after: String, $query: String!, $lines: Int!) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { ...OrderWhole }
  }
}
"""
    + _ORDER,
    "Order": "query Order($id: ID!, $lines: Int!) { order(id: $id) { ...OrderWhole } }\n" + _ORDER,
    "OrderLines": """query OrderLines($id: ID!, $lines: Int!, $after: String!) {
  order(id: $id) { lineItems(first: $lines, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...Line } } }
}
"""
    + _LINE
    + MONEY,
    "ToFulfil": """query ToFulfil($ids: [ID!]!) {
  nodes(ids: $ids) { __typename ... on Order { id cancelledAt ...Fulfilments } }
}
"""
    + _FULFILMENTS,
    "Fulfil": """mutation Fulfil($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } }
}
""",
    "SetStock": """mutation SetStock($input: InventorySetQuantitiesInput!, $key: String!) {
  inventorySetQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id }
    userErrors { code field message }
  }
}
""",
    "Stock": """query Stock($ids: [ID!]!, $location: ID!) {
  nodes(ids: $ids) {
    __typename
    ... on InventoryItem {
      id
      inventoryLevel(locationId: $location) { quantities(names: ["available"]) { name quantity } }
    }
  }
}
""",
    "Variants": """query Variants($ids: [ID!]!) {
  nodes(ids: $ids) { __typename ... on ProductVariant { id inventoryItem { id } } }
}
""",
    "Subscriptions": """query Subscriptions($first: Int!, $uri: String!) {
  webhookSubscriptions(first: $first, uri: $uri) { nodes { id topic uri } }
}
""",
    "Subscribe": """mutation Subscribe($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) {
    webhookSubscription { id }
    userErrors { field message }
  }
}
""",
    "PrimaryLocation": "query PrimaryLocation { location { id } }\n",
    **AFTERWARDS,
}

POINTS_PER_ORDER: Final = 4
_POINTS_PER_CLAIMS = 10
POINTS_PER_MUTATION: Final = 10


def cost_of(operation: str, variables: Mapping[str, Any]) -> float:
    """About how many points an operation takes from the shop's bucket; the answer tells the true number."""
    if operation in ("Fulfil", "SetStock"):
        return float(POINTS_PER_MUTATION)
    if operation == "Orders":
        return float(POINTS_PER_MUTATION + POINTS_PER_ORDER * int(variables.get("first", 1)))
    if operation == "ToFulfil":
        return float(1 + 2 * len(variables.get("ids", ())))
    if operation == "Claims":
        return float(POINTS_PER_MUTATION + _POINTS_PER_CLAIMS * int(variables.get("first", 1)))
    if operation in ("Bookings", "Payouts", "Disputes", "Listings"):
        return 2 + int(variables.get("first", 1)) / 5
    if operation in ("Stock", "Variants"):
        return 1 + len(variables.get("ids", ())) / 5
    return float(POINTS_PER_MUTATION)
