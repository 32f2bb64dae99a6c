"""The documents for what a shop tells beside orders: returns, refunds, disputes, bookings, payouts, listings; and bulk files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MONEY: Final = "fragment Money on MoneyBag { shopMoney { amount currencyCode } }\n"

_RETURN = (
    """fragment ReturnWhole on Return {
  id name status createdAt requestApprovedAt closedAt
  decline { reason note }
  returnLineItems(first: 20) { nodes {
    __typename
    id quantity processedQuantity returnReasonNote customerNote
    returnReasonDefinition { handle }
    ... on ReturnLineItem {
      withCodeDiscountedTotalPriceSet { ...Money }
      fulfillmentLineItem { lineItem { id sku } }
    }
  } }
  refunds(first: 10) { nodes { id totalRefundedSet { ...Money } } }
  reverseFulfillmentOrders(first: 5) { nodes {
    status
    reverseDeliveries(first: 5) { nodes {
      deliverable { __typename ... on ReverseDeliveryShippingDeliverable { tracking { number carrierName } } }
    } }
  } }
}
"""
    + MONEY
)

AFTERWARDS: Final[Mapping[str, str]] = {
    "Claims": """query Claims($first: Int!, $after: String, $query: String!, $returns: Int!) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id updatedAt currencyCode
      returns(first: $returns) { pageInfo { hasNextPage endCursor } nodes { ...ReturnWhole } }
      refunds(first: 20) {
        id createdAt updatedAt note
        totalRefundedSet { ...Money }
        return { id }
        refundLineItems(first: 20) { nodes { quantity subtotalSet { ...Money } totalTaxSet { ...Money } lineItem { id sku } } }
      }
    }
  }
}
"""
    + _RETURN,
    "OrderReturns": """query OrderReturns($id: ID!, $returns: Int!, $after: String!) {
  order(id: $id) { returns(first: $returns, after: $after) { pageInfo { hasNextPage endCursor } nodes { ...ReturnWhole } } }
}
"""
    + _RETURN,
    "Disputes": """query Disputes($first: Int!, $after: String, $query: String!) {
  disputes(first: $first, after: $after, query: $query) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id status type initiatedAt evidenceDueBy evidenceSentOn finalizedOn
      amount { amount currencyCode }
      reasonDetails { reason networkReasonCode }
      order { id }
    }
  }
}
""",
    "Bookings": """query Bookings($first: Int!, $after: String, $query: String!) {
  shopifyPaymentsAccount {
    balanceTransactions(first: $first, after: $after, query: $query, sortKey: PROCESSED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id type transactionDate sourceType sourceId sourceOrderTransactionId adjustmentReason
        amount { amount currencyCode }
        fee { amount currencyCode }
        net { amount currencyCode }
        associatedOrder { id }
        associatedPayout { id status }
      }
    }
  }
}
""",
    "Payouts": """query Payouts($first: Int!, $after: String, $query: String!) {
  shopifyPaymentsAccount {
    payouts(first: $first, after: $after, query: $query, sortKey: ISSUED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes { id status transactionType issuedAt externalTraceId net { amount currencyCode } }
    }
  }
}
""",
    "Listings": """query Listings($first: Int!, $after: String) {
  shop { currencyCode }
  productVariants(first: $first, after: $after, sortKey: ID) {
    pageInfo { hasNextPage endCursor }
    nodes { id sku title price inventoryQuantity inventoryItem { id } product { id title status } }
  }
}
""",
    "RunBulk": """mutation RunBulk($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id status }
    userErrors { code field message }
  }
}
""",
    "BulkState": """query BulkState($id: ID!) {
  bulkOperation(id: $id) { id status errorCode objectCount url }
}
""",
}

_BAG = "{ shopMoney { amount currencyCode } }"
# What Shopify runs by itself over all orders that fit. Its rules: five connections, two deep, and none inside a list;
# therefore the units of a shipment are not in it, and an order that has one is told as a notice.
BULK_HEAD: Final = '{ orders(sortKey: UPDATED_AT, query: "'
BULK_TAIL: Final = """") { edges { node {
  id name createdAt processedAt updatedAt cancelledAt cancelReason closedAt
  displayFinancialStatus displayFulfillmentStatus
  currencyCode email phone note customerLocale
  totalPriceSet BAG
  totalTaxSet BAG
  totalDiscountsSet BAG
  totalShippingPriceSet BAG
  customer { id firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
  purchasingEntity { __typename }
  shippingAddress { name company address1 address2 city province provinceCode zip countryCodeV2 phone }
  shippingLine { title }
  transactions(first: 20) { kind status processedAt }
  fulfillments(first: 50) { id status }
  localizedFields { edges { node { key value } } }
  lineItems { edges { node {
    id name sku quantity currentQuantity unfulfilledQuantity
    variant { id }
    customAttributes { key value }
    originalTotalSet BAG
    taxLines(first: 10) { priceSet BAG }
    discountAllocations { allocatedAmountSet BAG }
  } } }
  fulfillmentOrders { edges { node {
    id status fulfillBy
    deliveryMethod { maxDeliveryDateTime }
    assignedLocation { location { id } }
    lineItems { edges { node { id remainingQuantity lineItem { id } } } }
  } } }
} } } }
""".replace("BAG", _BAG)


def bulk_orders(wanted: str) -> str:
    """The query that a bulk operation runs; `wanted` is a search of orders without double quotes."""
    return f"{BULK_HEAD}{wanted}{BULK_TAIL}"
