/** @jsxImportSource hono/jsx */
import type { apiKeys } from "../../db/schema/index";
import type { World } from "../../domain/context";
import type { Settings } from "../../domain/developer/settings";
import type { OauthClient } from "../../domain/oauth/clients";
import type { Page } from "../page";
import { CheckBox, TextArea } from "../parts/fields";
import { Card, Field, fieldError } from "../parts/ui";
import { WorldField } from "./frame";

type Props = { page: Page; world: World };

/** The name that checkout shows, and the fee of escrows that name none. */
export function ApplicationCard({ page, world, settings }: Props & { settings: Settings }) {
  const t = page.t.developer;
  const typed = page.query.get("error") ? page.query : null;
  return (
    <Card title={t.application}>
      <form method="post" action="/developer/application" novalidate>
        <WorldField world={world} />
        <Field
          name="name"
          label={t.applicationName}
          value={typed?.get("name") ?? world.applicationName}
          maxlength={60}
          required
          error={fieldError(page, "bad_name")}
        />
        <Field
          name="fee"
          label={t.defaultFee}
          hint={t.defaultFeeHint}
          value={typed?.get("fee") ?? String(settings.defaultDeveloperFeeRate / 1000)}
          inputmode="decimal"
          dir="ltr"
          error={fieldError(page, "bad_fee")}
        />
        <button type="submit" class="quiet">
          {t.save}
          <span class="sr"> ({t.application})</span>
        </button>
      </form>
    </Card>
  );
}

/** The DHMAD account that the developer is tied to; a key can do less without (dhmad-api.md §1). */
export function AccountCard({ page, world, email }: Props & { email: string | undefined }) {
  const t = page.t.developer;
  return (
    <Card title={t.associated}>
      {email ? (
        <form method="post" action="/developer/association" class="row between">
          <WorldField world={world} />
          <bdi>{email}</bdi>
          <button type="submit" name="off" value="1" class="danger small">
            {t.dissociate}
          </button>
        </form>
      ) : (
        <>
          <p class="notice warn">{t.associatedNone}</p>
          <form method="post" action="/developer/association" novalidate>
            <WorldField world={world} />
            <Field
              name="email"
              label={t.associateEmail}
              type="email"
              dir="ltr"
              value={page.query.get("email") ?? undefined}
              error={fieldError(page, "no_account")}
            />
            <button type="submit" class="quiet">
              {t.associate}
            </button>
          </form>
        </>
      )}
    </Card>
  );
}

/** What a checkout asks before a payment from the wallet (seeds: "Standard flow"). */
export function ChecksCard({ page, world, settings }: Props & { settings: Settings }) {
  const t = page.t.developer;
  return (
    <Card title={t.checks}>
      <p class="hint">{t.checksHint}</p>
      <form method="post" action="/developer/checks">
        <WorldField world={world} />
        <div class="choices">
          <CheckBox name="phone" value="yes" label={t.askPhone} checked={settings.askPhone} />
          <CheckBox name="identity" value="yes" label={t.askIdentity} checked={settings.askIdentity} />
        </div>
        <button type="submit" class="quiet">
          {t.save}
          <span class="sr"> ({t.checks})</span>
        </button>
      </form>
    </Card>
  );
}

export function KeysCard({ page, world, keys }: Props & { keys: (typeof apiKeys.$inferSelect)[] }) {
  const t = page.t.developer;
  return (
    <Card title={t.keys}>
      {keys.map((key) => {
        const refused = page.query.get("key") === key.id;
        return (
          <div key={key.id} class="stack">
            <div>
              <code>{key.key}</code>
              <p class="hint">{t.keyNote[key.environment]}</p>
            </div>
            <form method="post" action={`/developer/keys/${key.id}`} class="search" novalidate>
              <WorldField world={world} />
              <Field
                name="limit"
                id={`limit-${key.id}`}
                label={t.limitLabel}
                hint={t.limitHint}
                inputmode="numeric"
                dir="ltr"
                value={(refused ? page.query.get("limit") : null) ?? key.rateLimit?.toString()}
                error={refused ? fieldError(page, "bad_limit") : undefined}
              />
              <button type="submit" class="quiet">
                {t.save}
                <span class="sr">{t.limitFor(key.name)}</span>
              </button>
            </form>
          </div>
        );
      })}
    </Card>
  );
}

/** Where checkout and Didit may send people back to. */
export function RedirectsCard({ page, world }: Props) {
  const t = page.t.developer;
  return (
    <Card title={t.redirects}>
      <p class="hint">{t.redirectsHint}</p>
      {world.redirectUrls.length === 0 ? <p class="muted">{page.t.none}</p> : null}
      <ul class="plain list">
        {world.redirectUrls.map((url) => (
          <li key={url}>
            <form method="post" action="/developer/redirects/remove" class="row between">
              <WorldField world={world} />
              <input type="hidden" name="url" value={url} />
              <code>{url}</code>
              <button type="submit" class="danger small">
                {t.remove}
                <span class="sr">{t.forUrl(url)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action="/developer/redirects" novalidate>
        <WorldField world={world} />
        <Field
          name="url"
          id="redirect"
          label={t.redirectUrl}
          type="url"
          dir="ltr"
          value={page.query.get("url") ?? undefined}
          error={
            page.query.get("uris") === null
              ? fieldError(page, "bad_redirect", "too_many_redirects")
              : undefined
          }
        />
        <button type="submit" class="quiet">
          {t.add}
        </button>
      </form>
    </Card>
  );
}

type OauthProps = Props & { client: OauthClient };

/** What "Sign in with DHMAD" needs (dhmad-api.md §8). */
export function OauthCard({ page, world, client }: OauthProps) {
  const t = page.t.developer;
  return (
    <Card title={t.oauth}>
      <dl class="facts">
        <div>
          <dt>{t.clientId}</dt>
          <dd>
            <code>{client.clientId}</code>
          </dd>
        </div>
        <div>
          <dt>{t.clientSecret}</dt>
          <dd>
            <code>{client.clientSecret}</code>
          </dd>
        </div>
      </dl>
      <form method="post" action="/developer/oauth" novalidate>
        <WorldField world={world} />
        <TextArea
          name="uris"
          label={t.redirectUris}
          hint={t.redirectUrisHint}
          dir="ltr"
          rows={3}
          value={page.query.get("uris") ?? client.redirectUris.join("\n")}
          error={page.query.get("uris") === null ? undefined : fieldError(page, "bad_redirect")}
        />
        <button type="submit" class="quiet">
          {t.save}
          <span class="sr"> ({t.oauth})</span>
        </button>
      </form>
    </Card>
  );
}
