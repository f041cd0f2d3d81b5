"use server";

import { redirect } from "next/navigation";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { dhmad } from "@/lib/dhmad";
import { env } from "@/lib/env";
import {
  cancelOrder,
  deliverOrder,
  orderActionInput,
  placeOrder,
  placeOrderInput,
  startCheckout,
} from "@/lib/orders";

/** Orders a listing and leads to DHMAD's checkout. Two presses lead to the same order. */
export async function placeOrderAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    placeOrderInput,
    async ({ user, input, locale }) => {
      const options = { developerFeePercentage: env().DHMAD_DEVELOPER_FEE_PERCENTAGE, locale };
      const placed = await placeOrder(db(), user, input, options);
      if (!placed.ok) return placed;
      const { orderId } = placed.data;
      const started = await startCheckout(db(), dhmad(), user, orderId, "pay", env().APP_URL);
      return started.ok ? { ok: true as const, data: { ...started.data, orderId } } : started;
    },
    (start, { locale }) =>
      redirect(start.kind === "redirect" ? start.url : `/${locale}/orders/${start.orderId}`),
  );
}

/** Leads the buyer of an order to its payment at DHMAD. */
export const payAction = async (previous: FormState, form: FormData) => checkout("pay", previous, form);

/** Leads the buyer of a delivered order to DHMAD, to confirm and so pay the seller out. */
export const confirmAction = async (previous: FormState, form: FormData) =>
  checkout("confirm", previous, form);

async function checkout(action: "pay" | "confirm", _previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    orderActionInput,
    ({ user, input }) => startCheckout(db(), dhmad(), user, input.orderId, action, env().APP_URL),
    (start, { locale, input }) =>
      redirect(start.kind === "redirect" ? start.url : `/${locale}/orders/${input.orderId}`),
  );
}

/** Marks an order as delivered; where DHMAD lets only the seller do so, leads to the escrow's page there. */
export async function deliverAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    orderActionInput,
    ({ user, input }) => deliverOrder(db(), dhmad(), user.id, input.orderId),
    (delivery, { locale, input }) =>
      redirect(delivery.kind === "at_dhmad" ? delivery.url : `/${locale}/orders/${input.orderId}`),
  );
}

/** Cancels an order that is not paid. */
export async function cancelAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    orderActionInput,
    ({ user, input }) => cancelOrder(db(), dhmad(), user.id, input.orderId),
    (_done, { locale, input }) => redirect(`/${locale}/orders/${input.orderId}`),
  );
}
