import type { DataConnector } from "../intercom/dataConnector.ts";
import { IntercomError } from "../intercom/errors.ts";
import type { ConfigurationRef, ResourceRef } from "../model/resourceRef.ts";
import type { ReadResource } from "../session/readResource.ts";
import type { Session } from "../session/session.ts";

/** The text of a document: of what the session has read already, else of what is read now. Throws `IntercomError`. */
export async function resourceText(
  ref: ResourceRef,
  session: Session,
  signal: AbortSignal,
): Promise<string> {
  switch (ref.kind) {
    case "instance": {
      const known = session.instance(ref.type, ref.id)?.instance;
      const instance = known ?? (await session.readInstance(ref.type, ref.id, signal));
      const { resourceDocument } = await import("../text/resourceDocument.ts");
      return resourceDocument(instance);
    }
    case "configuration": {
      const configuration = await configurationOf(ref, session, signal);
      const { resourceDocument } = await import("../text/resourceDocument.ts");
      return resourceDocument(configuration);
    }
    case "run": {
      const known = session.connectors.run(ref.connector, ref.id);
      const run = known ?? (await session.connectors.readRun(ref.connector, ref.id, signal));
      const { responseDocument, runDocument } = await import("../text/runDocument.ts");
      return ref.part === "whole" ? runDocument(run) : responseDocument(run, ref.part);
    }
  }
}

/** Reads what a document shows again; who listens to the session hears of it. Throws `IntercomError`. */
export async function readAgain(
  ref: ResourceRef,
  session: Session,
  signal: AbortSignal,
): Promise<void> {
  switch (ref.kind) {
    case "instance":
      await session.readInstance(ref.type, ref.id, signal);
      return;
    case "configuration":
      await session.connectors.configurations(anyVersionOf(ref)).read(signal);
      return;
    case "run":
      await session.connectors.readRun(ref.connector, ref.id, signal);
  }
}

/** Whether what a session has read is what a document shows. */
export function shows(ref: ResourceRef, read: ReadResource): boolean {
  switch (ref.kind) {
    case "instance":
      return read.kind === "instance" && read.type === ref.type && read.id === ref.id;
    case "configuration":
      return read.kind === "connector" && read.id === ref.connector;
    case "run":
      return read.kind === "run" && read.connector === ref.connector && read.id === ref.id;
  }
}

async function configurationOf(
  ref: ConfigurationRef,
  { connectors }: Session,
  signal: AbortSignal,
): Promise<DataConnector> {
  const both = await connectors.ensureConfigurations(anyVersionOf(ref), signal);
  const configuration = both[ref.version];
  if (configuration !== undefined) return configuration;
  throw new IntercomError({
    kind: "notFound",
    operation: `GET /data_connectors/${encodeURIComponent(ref.connector)}`,
    code: `no_${ref.version}_configuration`,
  });
}

/** An address does not tell when its connector was changed: what was read last counts. */
function anyVersionOf({ connector }: ConfigurationRef) {
  return { id: connector, updatedAt: undefined };
}
