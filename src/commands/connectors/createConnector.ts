import { l10n } from "vscode";
import { type Created, createConnector as create } from "../../connectors/createConnector.ts";
import {
  type ConnectorWish,
  connectorDraft,
  consequenceOf,
  draftPreview,
} from "../../connectors/planConnector.ts";
import type { DataConnector } from "../../intercom/dataConnector.ts";
import { visible } from "../../intercom/visible.ts";
import type { InstanceNode, TypeNode } from "../../model/treeNode.ts";
import { configurationRef } from "../../model/resourceRef.ts";
import type { Session } from "../../session/session.ts";
import { connectorLabel } from "../../text/connectorLabel.ts";
import { describeError } from "../../text/describeError.ts";
import { confirm } from "../../ui/ask.ts";
import { runCommand } from "../../ui/command.ts";
import { alarm, inform } from "../../ui/inform.ts";
import { cancellable } from "../../ui/progress.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { loading } from "../loading.ts";
import { pickType } from "../pickType.ts";
import { showDocument } from "../showDocument.ts";
import { askWish } from "./askWish.ts";
import { checkConfigurations } from "./checkConnectors.ts";

/** Sets the guide's connector up for a type: asks for what it cannot know, shows the payload, creates, verifies. */
export function createConnector(dependencies: Dependencies) {
  return async (from?: TypeNode | InstanceNode): Promise<void> => {
    const session = activeSessionOrOffer(dependencies.active);
    const type = session && (from?.type ?? (await pickType(dependencies.types())));
    if (session === undefined || type === undefined) return;
    const wish = await askWish(type, await exampleOf(session, type, from), session, dependencies);
    if (wish === undefined) return;
    const draft = connectorDraft(wish);
    await dependencies.previews.show({
      name: l10n.t("{0} to be created.json", wish.name),
      text: draftPreview(draft),
    });
    const agreed = await confirm(
      l10n.t("Create the Data Connector {0} as a draft?", visible(wish.name)),
      {
        detail: [
          consequenceOf(wish.authorization),
          l10n.t("The example response is saved in Intercom with the connector."),
        ].join("\n\n"),
        action: l10n.t("Create Draft"),
      },
    );
    if (!agreed) return;
    const created = await cancellable(l10n.t("Creating {0}…", visible(wish.name)), (signal) =>
      create(draft, (operation, own) => session.send(operation, own), signal),
    );
    await tell(created, session, dependencies, () =>
      runCommand("intercomExplorer.createConnector", from),
    );
  };
}

async function tell(
  created: Created,
  session: Session,
  dependencies: Dependencies,
  again: () => Promise<void>,
): Promise<void> {
  const repeat = { title: l10n.t("Try Again…"), run: again };
  switch (created.kind) {
    case "notCreated": {
      const { message } = describeError(created.failure.facts);
      void alarm(l10n.t("Nothing was created. {0}", message), repeat);
      return;
    }
    case "unknown": {
      const { message } = describeError(created.failure.facts);
      void alarm(
        l10n.t(
          "The connector may or may not have been created. Refresh the list before you try again. {0}",
          message,
        ),
      );
      return;
    }
    case "wrong": {
      await showNew(created.after, session, dependencies);
      const wrong = [...created.lacks, ...created.differs].map(visible).join(", ");
      void alarm(l10n.t("The connector was created, but differs from what was sent: {0}.", wrong));
      return;
    }
    case "verified": {
      await showNew(created.after, session, dependencies);
      const label = connectorLabel(created.after);
      void inform(l10n.t("{0} was created as a draft and verified.", label), {
        title: l10n.t("Test…"),
        run: () =>
          runCommand("intercomExplorer.testConnector", {
            kind: "connector",
            connector: created.after,
          }),
      });
    }
  }
}

async function showNew(
  connector: DataConnector,
  session: Session,
  dependencies: Dependencies,
): Promise<void> {
  await session.connectors.list.refresh();
  await cancellable(l10n.t("Reading from Intercom…"), async (signal) =>
    checkConfigurations(
      await session.connectors.configurations(connector).read(signal),
      session,
      dependencies,
      signal,
    ),
  );
  await showDocument(configurationRef(session.connection.key, connector, "draft"));
}

/** The row's instance, else the first that is loaded, of which a page is read where none is. */
async function exampleOf(
  session: Session,
  type: string,
  from: TypeNode | InstanceNode | undefined,
): Promise<ConnectorWish["example"]> {
  if (from?.kind === "instance") return from.instance.raw;
  const list = session.list(type);
  if (!list.state.started) await loading([list], () => list.loadMore());
  const { items, failure } = list.state;
  if (items.length === 0 && failure !== undefined) throw failure;
  return items[0]?.raw;
}
