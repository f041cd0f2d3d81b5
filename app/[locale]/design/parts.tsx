import { Plus, Tag } from "lucide-react";
import * as illustrations from "@/components/illustrations";
import {
  Alert,
  Badge,
  Breadcrumbs,
  Button,
  Card,
  CardTitle,
  DescriptionList,
  DescriptionRow,
  EmptyState,
  PageHeader,
  Pagination,
  Steps,
  Timeline,
  TimelineItem,
} from "@/components/ui";
import type { Sample } from "./samples";
import { Shown } from "./shown";

const TONES = ["info", "success", "warning", "danger"] as const;
const BADGES = ["neutral", "brand", "accent", ...TONES] as const;
const VARIANTS = ["primary", "secondary", "ghost", "danger", "link"] as const;
const SIZES = ["sm", "md", "lg"] as const;

/** Everything of components/ui that is not a field. */
export function Parts({ sample }: { sample: Sample }) {
  const button = <Button>{sample.word}</Button>;
  return (
    <>
      <Shown name="Button">
        {VARIANTS.map((variant) => (
          <div key={variant} className="flex flex-wrap items-center gap-3">
            {SIZES.map((size) => (
              <Button key={size} variant={variant} size={size}>
                <Plus aria-hidden />
                {sample.word}
              </Button>
            ))}
            <Button variant={variant} disabled>
              {sample.other}
            </Button>
          </div>
        ))}
        <Button block>{sample.word}</Button>
      </Shown>
      <Shown name="Badge">
        <div className="flex flex-wrap gap-2">
          {BADGES.map((tone) => (
            <Badge key={tone} tone={tone}>
              <Tag aria-hidden />
              {sample.badge}
            </Badge>
          ))}
        </div>
      </Shown>
      <Shown name="Alert">
        {TONES.map((tone) => (
          <Alert key={tone} tone={tone} title={sample.heading}>
            {sample.sentence} <a href="#main">{sample.word}</a>
          </Alert>
        ))}
      </Shown>
      <Shown name="PageHeader · Breadcrumbs">
        <PageHeader
          headingLevel="h4"
          above={
            <Breadcrumbs
              label={sample.pages.label}
              trail={sample.trail.map((name, index) => ({ href: `/c/${index}`, name }))}
            />
          }
          title={sample.heading}
          lead={sample.sentence}
          actions={button}
        />
      </Shown>
      <Shown name="Card · CardTitle · DescriptionList">
        <Card>
          <CardTitle>{sample.heading}</CardTitle>
          <DescriptionList>
            <DescriptionRow term={sample.label} note={sample.hint}>
              {sample.price}
            </DescriptionRow>
            <DescriptionRow term={sample.label} strong>
              {sample.price}
            </DescriptionRow>
          </DescriptionList>
        </Card>
      </Shown>
      <Shown name="Steps">
        <Steps steps={sample.steps.map((title) => ({ title, detail: sample.hint }))} />
        <Steps steps={sample.steps.map((title) => ({ title }))} current={1} />
      </Shown>
      <Shown name="Timeline">
        <Timeline>
          <TimelineItem state="done" title={sample.steps[0]} meta={sample.times[0]} />
          <TimelineItem state="current" title={sample.steps[1]} meta={sample.times[1]}>
            {sample.sentence}
          </TimelineItem>
          <TimelineItem state="todo" title={sample.steps[2]} />
        </Timeline>
      </Shown>
      <Shown name="Pagination">
        <Pagination page={2} pages={5} hrefOf={(page) => `/design?page=${page}`} words={sample.pages} />
      </Shown>
      <Shown name="EmptyState · illustrations">
        <div className="grid gap-4 sm:grid-cols-2">
          <EmptyState icon={Tag} headingLevel="h3" title={sample.empty} actions={button}>
            {sample.sentence}
          </EmptyState>
          {Object.entries(illustrations).map(([name, Illustration]) => (
            <EmptyState key={name} illustration={<Illustration />} headingLevel="h3" title={sample.empty} />
          ))}
        </div>
      </Shown>
    </>
  );
}
