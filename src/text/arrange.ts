import type { Instance } from "../intercom/customObjects.ts";
import { instanceLabel } from "./instanceLabel.ts";

/** In which order loaded instances stand; Intercom's own is undocumented. */
export type SortOrder = "server" | "label" | "updated" | "created";

/** How the loaded instances are shown. Both work on what is loaded: Intercom can neither sort nor search. */
export interface Arrangement {
  readonly sort: SortOrder;
  /** Shown are those whose label, external_id or id has this in it, whatever its case; empty for all. */
  readonly filter: string;
  /** The attribute that labels are taken from. */
  readonly labelAttribute: string;
}

export function arrange(
  instances: readonly Instance[],
  { sort, filter, labelAttribute }: Arrangement,
): readonly Instance[] {
  const wanted = filter.toLowerCase();
  const label = (instance: Instance): string => instanceLabel(instance, labelAttribute);
  const shown =
    wanted === ""
      ? instances
      : instances.filter((instance) =>
          [label(instance), instance.externalId ?? "", instance.id].some((text) =>
            text.toLowerCase().includes(wanted),
          ),
        );
  switch (sort) {
    case "server":
      return shown;
    case "label": {
      const { compare } = new Intl.Collator(undefined, { numeric: true });
      return shown.toSorted((a, b) => compare(label(a), label(b)));
    }
    case "updated":
      return shown.toSorted((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0));
    case "created":
      return shown.toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  }
}
