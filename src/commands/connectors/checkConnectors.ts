import { l10n } from "vscode";
import {
  type CheckedConfiguration,
  checkConnector,
  problemsOf,
} from "../../connectors/checkConnector.ts";
import { wasRefused } from "../../connectors/wasRefused.ts";
import { type ConnectorSource, views } from "../../contributions.ts";
import { uriOf } from "../../documents/resourceDocuments.ts";
import { IntercomError } from "../../intercom/errors.ts";
import type { Configurations } from "../../model/configurations.ts";
import { configurationRef } from "../../model/resourceRef.ts";
import { markOf } from "../../session/connectorChecks.ts";
import { readEveryConnector } from "../../session/readEveryConnector.ts";
import type { Session } from "../../session/session.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { inform, warn } from "../../ui/inform.ts";
import { cancellable, loadingInView } from "../../ui/progress.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { sourceConnector } from "./sourceConnector.ts";

type Needed = Pick<Dependencies, "checks" | "connectorDiagnostics" | "ruleContext" | "log">;

/** Judges draft and live of one connector, read anew. */
export function checkOneConnector(dependencies: Dependencies) {
  return async (from?: ConnectorSource): Promise<void> => {
    const chosen = await sourceConnector(dependencies, from);
    if (chosen === undefined) return;
    const { session, id } = chosen;
    const configurations = await cancellable(l10n.t("Checking…"), async (signal) => {
      const read = await session.connectors
        .configurations({ id, updatedAt: undefined })
        .read(signal);
      await checkConfigurations(read, session, dependencies, signal);
      return read;
    });
    const label = connectorLabel(
      configurations.live ?? configurations.draft ?? { id, name: undefined },
    );
    const [worst] = dependencies.checks.problemsOf(id) ?? [];
    if (worst === undefined) void inform(l10n.t("{0}: no problems found.", label));
    else void warn(l10n.t("{0}: {1}", label, worst.message));
  };
}

/** Judges every connector of the workspace, four at a time; what nobody has changed is not read again. */
export function checkAllConnectors(dependencies: Dependencies) {
  return async (): Promise<void> => {
    const session = activeSessionOrOffer(dependencies.active);
    if (session === undefined) return;
    const abort = new AbortController();
    await loadingInView(views.dataConnectors, l10n.t("Checking the Data Connectors…"), {
      run: () => checkAll(session, dependencies, abort.signal),
      cancel: () => abort.abort(),
    });
  };
}

async function checkAll(
  session: Session,
  dependencies: Dependencies,
  signal: AbortSignal,
): Promise<void> {
  const all = await readEveryConnector(session.connectors, signal);
  const unread = all.filter(({ configurations }) => configurations instanceof IntercomError);
  for (const { configurations } of all) {
    if (configurations instanceof IntercomError) continue;
    await checkConfigurations(configurations, session, dependencies, signal);
  }
  const troubled = all.filter(({ connector }) => {
    const mark = markOf(dependencies.checks.problemsOf(connector.id));
    return mark === "error" || mark === "warning";
  });
  const said = l10n.t("{0} of {1} Data Connectors have problems.", troubled.length, all.length);
  const doubt = l10n.t("{0} could not be read.", unread.length);
  if (unread.length > 0) void warn(`${said} ${doubt}`);
  else void inform(said);
}

/** Judges configurations that were just read; rows and documents follow. */
export async function checkConfigurations(
  configurations: Configurations,
  session: Session,
  { checks, connectorDiagnostics, ruleContext, log }: Needed,
  signal: AbortSignal,
): Promise<readonly CheckedConfiguration[]> {
  const context = await ruleContext();
  const first = checkConnector(configurations, context);
  const { live, draft } = configurations;
  const ran = live ?? draft;
  // Its runs are asked for only where they can make a doubt certain.
  const refused =
    ran !== undefined &&
    first.some(({ findings }) => findings.some(({ code }) => aboutAccept.has(code))) &&
    (await wasRefused(ran, (operation, own) => session.send(operation, own), {
      signal,
      now: Date.now(),
    }));
  const checked = refused ? checkConnector(configurations, { ...context, refused }) : first;
  for (const { version, text, failures, findings } of checked) {
    for (const { code, message } of failures) log.error(`Rule ${code}: ${message}`);
    const configuration = configurations[version];
    if (configuration === undefined) continue;
    const uri = uriOf(configurationRef(session.connection.key, configuration, version));
    const certain = refused && findings.some(({ severity }) => severity === "error");
    await connectorDiagnostics.show(uri, text, certain);
  }
  if (ran !== undefined) checks.set(ran.id, problemsOf(checked));
  return checked;
}

const aboutAccept: ReadonlySet<string> = new Set(["accept-missing", "content-type-for-accept"]);
