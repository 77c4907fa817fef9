import { env, l10n } from "vscode";
import type { Region } from "../intercom/endpoint.ts";
import type { Instance } from "../intercom/customObjects.ts";
import type { InstanceNode, TypeNode } from "../model/treeNode.ts";
import type { WrittenRequest } from "../text/curl.ts";
import { mention } from "../ui/inform.ts";
import { readSettings } from "../ui/settings.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickInstance } from "./pickInstance.ts";

/** A shell that a request is written for. */
export type Shell = "posix" | "powershell";

/** Writes the request that reads an instance, or lists a type, for a shell; its token is a variable. */
export function copyAsCurl(shell: Shell, dependencies: Dependencies) {
  return async (node?: InstanceNode | TypeNode): Promise<void> => {
    const of = node ?? instanceNode(await pickInstance(dependencies));
    if (of === undefined) return;
    const { posixCurl, powershellCurl } = await import("../text/curl.ts");
    const request = await writtenRequest(of, regionOf(dependencies));
    await env.clipboard.writeText(shell === "posix" ? posixCurl(request) : powershellCurl(request));
    mention(l10n.t("Copied as cURL. Set INTERCOM_ACCESS_TOKEN before you run it."));
  };
}

/** The URL for a Data Connector of the type: one instance by external_id, as an input of the connector. */
export function copyConnectorUrl(dependencies: Dependencies) {
  return async (node?: InstanceNode | TypeNode): Promise<void> => {
    const of = node ?? instanceNode(await pickInstance(dependencies));
    if (of === undefined) return;
    const { originOf } = await import("../intercom/endpoint.ts");
    const origin = originOf({ region: regionOf(dependencies) });
    const type = encodeURIComponent(of.type.toWellFormed());
    await env.clipboard.writeText(
      `${origin}/custom_object_instances/${type}?external_id={{external_id}}`,
    );
    mention(l10n.t("Copied the Data Connector URL. Declare external_id as an input."));
  };
}

/** The sample has a port and a token that last as long as the window: requests are written for Intercom itself. */
function regionOf({ active }: Pick<Dependencies, "active">): Region {
  const region = active.current?.connection.region;
  return region === undefined || region === "sample" ? "us" : region;
}

async function writtenRequest(
  node: InstanceNode | TypeNode,
  region: Region,
): Promise<WrittenRequest> {
  const [objects, { requestOf }] = await Promise.all([
    import("../intercom/customObjects.ts"),
    import("../intercom/operation.ts"),
  ]);
  const { apiVersion: version, pageSize: perPage } = readSettings();
  const operation =
    node.kind === "type"
      ? objects.listInstances(node.type, { perPage })
      : node.instance.externalId === undefined
        ? objects.getInstance(node.type, node.instance.id)
        : objects.findByExternalId(node.type, node.instance.externalId);
  const { url, headers } = requestOf(operation, { endpoint: { region }, token: "", version });
  const ours = ["Authorization", "Connection"];
  const written = Object.entries(headers).filter(([name]) => !ours.includes(name));
  return { url, headers: Object.fromEntries(written) };
}

function instanceNode(instance: Instance | undefined): InstanceNode | undefined {
  return instance && { kind: "instance", type: instance.type, instance };
}
