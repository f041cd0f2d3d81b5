import { redirect } from "next/navigation";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";

type Props = { params: Promise<{ locale: string }> };

/** The door to the account that the header of every page knows. */
export default async function AccountPage({ params }: Props): Promise<never> {
  const locale = toLocale((await params).locale);
  await requireUser(locale, `/${locale}/account`);
  redirect(`/${locale}/orders`);
}
