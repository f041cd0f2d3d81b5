import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import { toLocale } from "@/lib/i18n/locales";
import { CategoryView, categoryMetadata } from "../category-view";

export const dynamic = "force-static";
export const revalidate = 3600;
export const generateStaticParams = () => [];

type Props = { params: Promise<{ locale: string; slug: string }> };

async function read(params: Props["params"]) {
  const { locale, slug } = await params;
  return { locale: toLocale(locale), slug, page: 1 };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return categoryMetadata(await read(params));
}

export default async function CategoryPage({ params }: Props) {
  const asked = await read(params);
  setRequestLocale(asked.locale);
  return <CategoryView {...asked} />;
}
