"use server";

import { redirect } from "next/navigation";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { boostPrices, orderBoost, orderBoostInput } from "@/lib/boosts";
import { dhmad } from "@/lib/dhmad";
import { env } from "@/lib/env";
import { startCheckout } from "@/lib/orders";

/** Orders a boost and leads to its payment at DHMAD. Two presses lead to the same order. */
export async function orderBoostAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    orderBoostInput,
    async ({ user, input, locale }) => {
      const placed = await orderBoost(db(), user.id, input, { prices: boostPrices(), locale });
      if (!placed.ok) return placed;
      const { orderId } = placed.data;
      const started = await startCheckout(db(), dhmad(), user.id, orderId, "begin", env().APP_URL);
      return started.ok ? { ok: true as const, data: { ...started.data, orderId } } : started;
    },
    (start, { locale }) =>
      redirect(start.kind === "redirect" ? start.url : `/${locale}/orders/${start.orderId}`),
  );
}
