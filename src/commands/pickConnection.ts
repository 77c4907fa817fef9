import { ThemeIcon, l10n } from "vscode";
import { type Connection, sampleConnection } from "../model/connection.ts";
import { describeRegion } from "../text/describeRegion.ts";
import { pick } from "../ui/pick.ts";
import type { Dependencies } from "./dependencies.ts";

/** Asks for one of the connections that have a token; the active one is marked and comes first. */
export async function pickConnection(
  { store, active }: Pick<Dependencies, "store" | "active">,
  { placeHolder, sample }: { readonly placeHolder: string; readonly sample: boolean },
): Promise<Connection | undefined> {
  const current = active.current?.connection.key;
  const all = [...store.all(), ...(sample ? [sampleConnection] : [])];
  const sorted = all.sort((a, b) => Number(b.key === current) - Number(a.key === current));
  return pick(
    sorted.map((connection) => ({
      label: connection.name,
      iconPath: new ThemeIcon(connection.region === "sample" ? "beaker" : "plug"),
      description: [
        connection.region === "sample"
          ? l10n.t("on this computer")
          : describeRegion(connection.region).short,
        ...(connection.key === current ? [l10n.t("active")] : []),
      ].join(" · "),
      value: connection,
    })),
    placeHolder,
  );
}
