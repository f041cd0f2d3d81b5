"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { dhmad } from "@/lib/dhmad";
import { env } from "@/lib/env";
import {
  cancelOrder,
  deliverOrder,
  isCheckoutAction,
  ORDER_ACTIONS,
  type OrderAction,
  orderActionInput,
  placeOrder,
  placeOrderInput,
  rejectionPage,
  startCheckout,
} from "@/lib/orders";
import type { Result } from "@/lib/result";

/** Orders a listing and leads to what DHMAD asks of the buyer first. Two presses lead to the same order. */
export async function placeOrderAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    placeOrderInput,
    async ({ user, input, locale }) => {
      const options = { developerFeePercentage: env().DHMAD_DEVELOPER_FEE_PERCENTAGE, locale };
      const placed = await placeOrder(db(), user, input, options);
      if (!placed.ok) return placed;
      const { orderId } = placed.data;
      const started = await startCheckout(db(), dhmad(), user.id, orderId, "begin", env().APP_URL);
      return started.ok ? { ok: true as const, data: { ...started.data, orderId } } : started;
    },
    (start, { locale }) =>
      redirect(start.kind === "redirect" ? start.url : `/${locale}/orders/${start.orderId}`),
  );
}

const actInput = orderActionInput.extend({ action: z.enum(ORDER_ACTIONS) });

/**
 * Does what a button on an order's page stands for: at once where our key may, otherwise at DHMAD, where the browser is
 * led. Whether this person may is decided by the order's table.
 */
export async function orderAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    actInput,
    ({ user, input }) => act(user.id, input.orderId, input.action),
    (url, { locale, input }) => redirect(url ?? `/${locale}/orders/${input.orderId}`),
  );
}

/** Where the browser goes; null: back to the order. */
async function act(userId: string, orderId: string, action: OrderAction): Promise<Result<string | null>> {
  const to = <T>(result: Result<T>, url: (data: T) => string | null): Result<string | null> =>
    result.ok ? { ok: true, data: url(result.data) } : result;
  if (isCheckoutAction(action)) {
    const started = await startCheckout(db(), dhmad(), userId, orderId, action, env().APP_URL);
    return to(started, (start) => (start.kind === "redirect" ? start.url : null));
  }
  switch (action) {
    case "deliver":
      return to(await deliverOrder(db(), dhmad(), userId, orderId), (delivery) =>
        delivery.kind === "at_dhmad" ? delivery.url : null,
      );
    case "reject_delivery":
      return to(await rejectionPage(db(), dhmad(), userId, orderId), ({ url }) => url);
    case "cancel":
      return to(await cancelOrder(db(), dhmad(), userId, orderId), () => null);
  }
}
