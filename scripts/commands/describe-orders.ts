import { writeFile } from "node:fs/promises";
import { describeOrders } from "@/lib/orders/course";
import { inRoot } from "@/scripts/lib/paths";

await writeFile(inRoot("docs", "orders.md"), describeOrders());
