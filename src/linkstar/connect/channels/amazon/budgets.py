"""Rate limits per operation as Amazon publishes them (requests a second, burst); a test compares them."""

from __future__ import annotations

from collections.abc import Mapping

from linkstar.connect.wire import Budget

BUDGETS: Mapping[str, Budget] = {
    "searchOrders": Budget(0.0056, 20),  # one page of 100 orders in 3 minutes once the burst is spent
    "getOrder": Budget(0.5, 30),
    "confirmShipment": Budget(2, 10),
    "getListingsItem": Budget(5, 10),
    "searchListingsItems": Budget(5, 5),
    "patchListingsItem": Budget(5, 5),
    "createFeedDocument": Budget(0.5, 15),
    "createFeed": Budget(0.0083, 15),
    "getFeed": Budget(2, 15),
    "getFeedDocument": Budget(0.0222, 10),
    "createReport": Budget(0.0167, 15),
    "getReport": Budget(2, 15),
    "getReportDocument": Budget(0.0167, 15),
    "getInventorySummaries": Budget(2, 2),
    "getShipmentItems": Budget(2, 30),
    "getReports": Budget(0.0222, 10),
    "listTransactions": Budget(0.5, 10),
    "getMessagingActionsForOrder": Budget(1, 5),
    "confirmCustomizationDetails": Budget(1, 5),
    "createConfirmDeliveryDetails": Budget(1, 5),
    "createConfirmOrderDetails": Budget(1, 5),
    "createConfirmServiceDetails": Budget(1, 5),
    "createUnexpectedProblem": Budget(1, 5),
    "createDigitalAccessKey": Budget(1, 5),
    "createRestrictedDataToken": Budget(1, 10),
    "*": Budget(1, 5),  # tokens and document storage: Amazon publishes no limit, so stay modest
}
