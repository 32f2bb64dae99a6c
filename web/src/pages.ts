// Every page of LinkStar. A new page: a folder with the page and its words, and a line here.
import { LayoutDashboard, Package, TriangleAlert } from "lucide-react";
import type { Page } from "./kit/shell/pages";

export const pages: readonly Page[] = [
  { path: "/", title: ["Today", "今日"], icon: LayoutDashboard, key: "t", load: () => import("./today/TodayPage") },
  { path: "/orders", title: ["Orders", "订单"], icon: Package, key: "o", needs: ["orders", "read"], load: () => import("./orders/OrdersPage") },
  { path: "/orders/:id", title: ["Order", "订单"], needs: ["orders", "read"], load: () => import("./orders/OrderPage") },
  { path: "/incidents", title: ["Incidents", "异常"], icon: TriangleAlert, key: "i", needs: ["incidents", "read"], load: () => import("./incidents/IncidentsPage") },
  { path: "/incidents/:id", title: ["Incident", "异常"], needs: ["incidents", "read"], load: () => import("./incidents/IncidentPage") },
];
