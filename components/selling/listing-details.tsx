import { Field } from "@/components/forms";
import { Card, CardTitle, Input, Select, Textarea } from "@/components/ui";
import type { ListingField } from "./listing-field";
import type { ListingWords } from "./listing-words";

type Props = ListingField & {
  words: ListingWords["details"];
  limits: { title: number; description: number };
  categories: { slug: string; name: string }[];
};

/** What it is, in words, and where it is found. */
export function ListingDetails({ words, limits, categories, value, errors }: Props) {
  return (
    <Card className="space-y-5">
      <CardTitle>{words.heading}</CardTitle>
      <Field name="title" label={words.title} hint={words.titleHint} errors={errors("title")}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            autoComplete="off"
            maxLength={limits.title}
            defaultValue={value("title")}
          />
        )}
      </Field>
      <Field
        name="description"
        label={words.description}
        hint={words.descriptionHint}
        errors={errors("description")}
      >
        {(control) => (
          <Textarea
            {...control}
            dir="auto"
            rows={6}
            maxLength={limits.description}
            defaultValue={value("description")}
          />
        )}
      </Field>
      <Field name="categorySlug" label={words.category} errors={errors("categorySlug")}>
        {(control) => (
          <Select {...control} defaultValue={value("categorySlug")}>
            <option value="">{words.categoryNone}</option>
            {categories.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="governorate"
          label={words.governorate}
          optional={words.optional}
          hint={words.governorateHint}
          errors={errors("governorate")}
        >
          {(control) => (
            <Select {...control} defaultValue={value("governorate")}>
              <option value="">{words.governorateNone}</option>
              {words.governorates.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field
          name="city"
          label={words.city}
          optional={words.optional}
          errors={errors("city")}
          className="self-end"
        >
          {(control) => (
            <Input {...control} dir="auto" autoComplete="off" maxLength={60} defaultValue={value("city")} />
          )}
        </Field>
      </div>
    </Card>
  );
}
