import { setRequestLocale } from "next-intl/server";
import { toLocale } from "@/lib/i18n/locales";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  return <div className="page py-10" />;
}
