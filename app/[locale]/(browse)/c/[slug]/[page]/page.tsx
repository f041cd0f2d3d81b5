import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { toLocale } from "@/lib/i18n/locales";
import { CategoryView, categoryMetadata } from "../../category-view";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: string; slug: string; page: string }> };

/** From the second page on, written one way only; the first has the category's own address. */
async function read(params: Props["params"]) {
  const { locale, slug, page } = await params;
  if (!/^([2-9]|[1-9]\d{1,3})$/.test(page)) notFound();
  return { locale: toLocale(locale), slug, page: Number(page) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return categoryMetadata(await read(params));
}

export default async function CategoryFurtherPage({ params }: Props) {
  const asked = await read(params);
  setRequestLocale(asked.locale);
  return <CategoryView {...asked} />;
}
