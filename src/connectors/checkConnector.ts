import { isDeepStrictEqual } from "node:util";
import { connectorText } from "../diagnosis/connectorText.ts";
import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import type { Finding, RuleContext } from "../diagnosis/finding.ts";
import type { DataConnector } from "../intercom/dataConnector.ts";
import type { StateVersion } from "../intercom/dataConnectors.ts";
import type { Configurations } from "../model/configurations.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { resourceDocument } from "../text/resourceDocument.ts";

/** What a connector is judged by, beside its configuration. */
export interface CheckContext extends RuleContext {
  /** A run since the last change was answered 406 media_type_not_acceptable. */
  readonly refused?: boolean | undefined;
}

/** A document of a connector with what the rules say of it; spans are of this text. */
export interface CheckedText {
  readonly text: string;
  /** undefined for a text that is no configuration. */
  readonly request: HttpRequest | undefined;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly failures: Diagnosis["failures"];
}

/** One of a connector's configurations, checked. */
export interface CheckedConfiguration extends CheckedText {
  readonly version: StateVersion;
}

/** Judges the JSON document of one configuration. */
export function checkConnectorText(
  text: string,
  { refused, ...context }: CheckContext,
): CheckedText {
  const read = connectorText(text);
  if (read === undefined) return { text, request: undefined, findings: [], failures: [] };
  const { request } = read;
  const { requests, failures } = diagnose(
    { requests: [request], errors: [], cutOff: false },
    { ...context, connector: { ...read.connector, refused } },
  );
  return { text, request, findings: requests.flatMap(({ findings }) => findings), failures };
}

/** Judges the configurations of a connector, that which runs first. */
export function checkConnector(
  { draft, live }: Configurations,
  { refused = false, ...context }: CheckContext,
): readonly CheckedConfiguration[] {
  const check = (version: StateVersion, configuration: DataConnector, ran: boolean) => ({
    version,
    ...checkConnectorText(resourceDocument(configuration), { ...context, refused: ran }),
  });
  // What ran is live: of a draft that sends something else its runs say nothing.
  const alike = live === undefined || (draft !== undefined && sendAlike(draft, live));
  return [
    ...(live === undefined ? [] : [check("live", live, refused)]),
    ...(draft === undefined ? [] : [check("draft", draft, refused && alike)]),
  ];
}

function sendAlike(a: DataConnector, b: DataConnector): boolean {
  return a.url === b.url && isDeepStrictEqual(a.headers, b.headers);
}

/** A finding of a connector, with the configurations that it is about. */
export interface ConnectorProblem extends Finding {
  readonly versions: readonly StateVersion[];
}

/** What is wrong with a connector as a whole: what draft and live have in common is named once. */
export function problemsOf(checked: readonly CheckedConfiguration[]): readonly ConnectorProblem[] {
  const found = new Map<string, ConnectorProblem>();
  for (const { version, findings } of checked) {
    for (const finding of findings) {
      const key = `${finding.code} ${finding.message}`;
      const { versions = [] } = found.get(key) ?? {};
      found.set(key, { ...(found.get(key) ?? finding), versions: [...versions, version] });
    }
  }
  return [...found.values()];
}
