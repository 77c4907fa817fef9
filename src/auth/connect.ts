import { createHash, randomBytes } from "node:crypto";
import { l10n } from "vscode";
import { cleanToken } from "../intercom/accessToken.ts";
import { type Region, regions } from "../intercom/endpoint.ts";
import type { Me } from "../intercom/me.ts";
import { visible } from "../intercom/visible.ts";
import type { Connection } from "../model/connection.ts";
import { shorten } from "../model/shorten.ts";
import { describeRegion } from "../text/describeRegion.ts";
import { refuseToken } from "../text/describeToken.ts";
import { ask, choose } from "../ui/ask.ts";
import { pick } from "../ui/pick.ts";
import { cancellable } from "../ui/progress.ts";
import type { ActiveSession } from "./activeSession.ts";
import type { ConnectionStore } from "./connectionStore.ts";
import type { ClientSettings } from "./openClient.ts";
import { verifyToken } from "./verifyToken.ts";

/** What connecting works with. */
export interface ConnectDependencies {
  readonly store: ConnectionStore;
  readonly active: ActiveSession;
  readonly settings: ClientSettings;
}

/** A token that Intercom has accepted, and what it told about it. */
interface Verified {
  readonly token: string;
  readonly region: Region;
  readonly me: Me;
}

export async function askRegion(): Promise<Region | undefined> {
  return pick(
    regions.map((region) => {
      const { short, long, host } = describeRegion(region);
      return { label: `${long} (${short})`, description: host, value: region };
    }),
    l10n.t("Where is the workspace stored?"),
  );
}

/** Asks for a token until one can be taken; the text is never shown and never kept by the dialog. */
export async function askToken(title: string): Promise<string | undefined> {
  const pasted = await ask({
    title,
    prompt: l10n.t("From Intercom's Developer Hub: your app > Configure > Authentication."),
    placeHolder: l10n.t("Paste the access token"),
    secret: true,
    refuse: refuseToken,
  });
  const cleaned = pasted === undefined ? undefined : cleanToken(pasted);
  return cleaned !== undefined && "token" in cleaned ? cleaned.token : undefined;
}

/**
 * Verifies a token live, lets people correct a region that Intercom contradicts, keeps both, and makes the
 * connection active. Undefined when nobody went on. Throws `IntercomError`; nothing is kept then.
 */
export async function connectWith(
  token: string,
  region: Region,
  dependencies: ConnectDependencies,
): Promise<Connection | undefined> {
  const verified = await verify(token, region, dependencies);
  if (verified === undefined) return undefined;
  const connection = connectionOf(verified, dependencies.store.all());
  // The token first: a store that refuses it leaves no connection without one.
  await dependencies.store.storeToken(connection.key, token);
  await dependencies.store.save(connection);
  await dependencies.active.use(connection, token);
  return connection;
}

async function verify(
  token: string,
  region: Region,
  { settings }: ConnectDependencies,
): Promise<Verified | undefined> {
  const me = await cancellable(l10n.t("Checking the token with Intercom…"), (signal) =>
    verifyToken(region, token, { settings, signal }),
  );
  if (me.region === undefined || me.region === region) return { token, region, me };
  const told = describeRegion(me.region);
  const chosen = describeRegion(region);
  const correct = l10n.t("Use {0}", told.short);
  const keep = l10n.t("Keep {0}", chosen.short);
  const answer = await choose(
    l10n.t("Intercom says this workspace is stored in {0}, not in {1}.", told.long, chosen.long),
    correct,
    keep,
  );
  if (answer === undefined) return undefined;
  return { token, region: answer === correct ? me.region : region, me };
}

/** The same for the same workspace: its documents come back with a connection that was ended and made again. */
function keyOf(region: Region, workspaceId: string | undefined): string {
  const bytes =
    workspaceId === undefined
      ? randomBytes(8)
      : createHash("sha256").update(`${region} ${workspaceId}`).digest().subarray(0, 8);
  return `c${bytes.toString("hex")}`;
}

/** A name has to fit dialogs and lists. */
const longestName = 80;

/** The same workspace again gets the new token, not a second connection. */
function connectionOf({ region, me }: Verified, known: readonly Connection[]): Connection {
  const { id, name } = me.workspace;
  const same = known.find(
    ({ workspaceId, region: place }) => id !== undefined && workspaceId === id && place === region,
  );
  return {
    key: same?.key ?? keyOf(region, id),
    name: same?.name ?? shorten(visible(name ?? l10n.t("Intercom workspace")), longestName),
    region,
    workspaceId: id,
  };
}
