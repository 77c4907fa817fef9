import { l10n } from "vscode";
import {
  type ConnectorAuthorization,
  type ConnectorWish,
  consequenceOf,
} from "../../connectors/planConnector.ts";
import { visible } from "../../intercom/visible.ts";
import type { Session } from "../../session/session.ts";
import { ask } from "../../ui/ask.ts";
import { pick } from "../../ui/pick.ts";
import type { Dependencies } from "../dependencies.ts";

/** Asks what a connector is to be made for; undefined when nobody answered. */
export async function askWish(
  type: string,
  example: ConnectorWish["example"],
  { connection }: Session,
  { settings }: Pick<Dependencies, "settings">,
): Promise<ConnectorWish | undefined> {
  const purpose = await pick<ConnectorWish["purpose"]>(
    [
      { label: l10n.t("Read one by external_id"), description: "GET", value: "read" },
      {
        label: l10n.t("Create or update one by external_id"),
        description: "POST",
        value: "write",
      },
    ],
    l10n.t("What should the connector do with {0}?", visible(type)),
  );
  if (purpose === undefined) return undefined;
  const name = await ask({
    title: l10n.t("Create Data Connector"),
    prompt: l10n.t("The connector's name in Intercom"),
    value: purpose === "read" ? l10n.t("Get {0}", type) : l10n.t("Save {0}", type),
    refuse: (text) => (text.trim() === "" ? l10n.t("Enter a name.") : undefined),
  });
  const authorization = name === undefined ? undefined : await askAuthorization();
  if (name === undefined || authorization === undefined) return undefined;
  const version = settings.version();
  return {
    name: name.trim(),
    purpose,
    type,
    example,
    authorization,
    region: connection.region,
    version,
  };
}

async function askAuthorization(): Promise<ConnectorAuthorization | undefined> {
  const ways = [
    { label: l10n.t("This connection's token, as a header"), way: { kind: "ownToken" } },
    {
      label: l10n.t("One of the workspace's authentication tokens"),
      way: { kind: "tokenId", id: "" },
    },
    { label: l10n.t("Later, in Intercom"), way: { kind: "later" } },
  ] as const;
  const way = await pick<ConnectorAuthorization>(
    ways.map(({ label, way: value }) => ({ label, detail: consequenceOf(value), value })),
    l10n.t("How should the connector authenticate?"),
  );
  if (way?.kind !== "tokenId") return way;
  const id = await ask({
    title: l10n.t("Create Data Connector"),
    prompt: l10n.t(
      "The authentication token's ID: the number in the address of its page in Intercom",
    ),
    refuse: (text) =>
      /^\w+$/.test(text.trim()) ? undefined : l10n.t("An ID consists of letters and digits."),
  });
  return id === undefined ? undefined : { kind: "tokenId", id: id.trim() };
}
