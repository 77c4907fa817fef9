import { l10n } from "vscode";
import { judgeTest } from "../../connectors/judgeTest.ts";
import { type PlannedTest, planTest, urlWith } from "../../connectors/planTest.ts";
import { type ConnectorTest, testOf } from "../../connectors/testOf.ts";
import { testReport } from "../../connectors/testReport.ts";
import type { ConnectorSource } from "../../contributions.ts";
import { visible } from "../../intercom/visible.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { ask, confirm } from "../../ui/ask.ts";
import { inform, warn } from "../../ui/inform.ts";
import { cancellable } from "../../ui/progress.ts";
import type { Dependencies } from "../dependencies.ts";
import { askHeaderValues } from "./askHeaderValues.ts";
import { chooseVersion } from "./chooseVersion.ts";
import { sourceConnector } from "./sourceConnector.ts";

/** Sends a connector's request from here, with exactly its headers, and checks the answer as the guide does. */
export function testConnector(dependencies: Dependencies) {
  return async (from?: ConnectorSource): Promise<void> => {
    const chosen = await sourceConnector(dependencies, from);
    const configuration = chosen && (await chooseVersion(chosen));
    if (chosen === undefined || configuration === undefined) return;
    const { session } = chosen;
    const { region } = session.connection;
    const test = testOf(configuration, { region, version: dependencies.settings.version() });
    if (test.kind === "untestable") {
      void warn(l10n.t("This connector cannot be tested from here. {0}", test.because));
      return;
    }
    const label = connectorLabel(configuration);
    const planned = await askTest(label, test);
    if (planned === undefined || !(await agreed(test, planned))) return;
    const response = await cancellable(l10n.t("Testing {0}…", label), (signal) =>
      session.sendExactly(planned.request, signal),
    );
    const checks = judgeTest(response, planned.externalId);
    const text = testReport(label, planned, response, checks);
    await dependencies.previews.show({ name: l10n.t("Test of {0}.md", label), text });
    const failed = checks.find(({ passed }) => !passed);
    if (failed === undefined) {
      void inform(l10n.t("{0}: all {1} checks passed.", label, checks.length));
    } else {
      void warn(l10n.t("{0}: {1} failed. {2}", label, failed.title, failed.said));
    }
  };
}

async function askTest(label: string, test: ConnectorTest): Promise<PlannedTest | undefined> {
  const inputs = new Map<string, string>();
  for (const { name, description, defaultValue } of test.inputs) {
    const value = await ask({
      title: label,
      prompt: description ?? l10n.t("{0} (not declared as an input)", name),
      placeHolder: name,
      value: defaultValue ?? "",
    });
    if (value === undefined) return undefined;
    inputs.set(name, value);
  }
  // What goes out as Authorization is the connection's own token in any case.
  const isOwn = (name: string): boolean => name.trim().toLowerCase() === "authorization";
  const asked = test.questions.filter(({ name }) => !isOwn(name));
  const send = l10n.t("Send {0} {1}", test.method, visible(urlWith(test.url, inputs)));
  const answers = await askHeaderValues(label, asked, send);
  if (answers === undefined) return undefined;
  const left = answers.values();
  const values = test.questions.map(({ name }) => {
    const value = isOwn(name) ? ({ ownToken: true } as const) : left.next().value;
    if (value === undefined) throw new Error("A header has no value.");
    return value;
  });
  return planTest(test, inputs, values);
}

/** A GET changes nothing and is shown with its answer; anything else is shown, and asked for, before. */
async function agreed({ method }: ConnectorTest, { shown }: PlannedTest): Promise<boolean> {
  if (method === "GET") return true;
  return confirm(l10n.t("Send this {0} to Intercom?", method), {
    detail: [l10n.t("It changes real data."), shown].join("\n\n"),
    action: l10n.t("Send {0}", method),
  });
}
