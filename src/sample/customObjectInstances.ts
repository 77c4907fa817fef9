import { errorAnswer, notInThisVersion, routeNotFound, type Answer } from "./answer.ts";
import type { ApiRequest } from "./apiRequest.ts";
import type { CustomObjectInstance } from "./instance.ts";
import type { InstanceStore } from "./instanceStore.ts";
import { listInstances } from "./listInstances.ts";
import { parameter } from "./requestTarget.ts";
import { upsertInstance } from "./upsertInstance.ts";

/** Everything below `/custom_object_instances`; `stores` is keyed by the case-sensitive type identifier. */
export function customObjectInstances(
  stores: ReadonlyMap<string, InstanceStore>,
  request: ApiRequest,
): Answer {
  const [, type = "", id, ...more] = request.segments;
  const { version, assumptions } = request;
  if (type === "" || more.length > 0) return routeNotFound();
  if (version.order < 213) {
    return assumptions.customObjectsBefore213 === "not_found"
      ? routeNotFound()
      : notInThisVersion();
  }
  const store = stores.get(type);
  if (store === undefined) {
    return errorAnswer(404, "not_found", `Custom object type \`${type}\` not found`);
  }
  return id === undefined ? withoutId(store, request) : withId(store, request, id);
}

function withoutId(store: InstanceStore, request: ApiRequest): Answer {
  const { query, assumptions } = request;
  const given = parameter(query, "external_id");
  const externalId = given === "" && assumptions.emptyExternalId === "absent" ? undefined : given;
  switch (request.method) {
    case "GET": {
      if (externalId === undefined) {
        const path = `/custom_object_instances/${encodeURIComponent(store.type)}`;
        return listInstances(store, { ...request, url: request.origin + path });
      }
      const instance = store.byExternalId(externalId);
      return instance === undefined ? externalIdMiss(request) : { status: 200, body: instance };
    }
    case "POST":
      return upsertInstance(store, request);
    case "DELETE":
      if (externalId === undefined) {
        return errorAnswer(400, "parameter_not_found", "external_id is required");
      }
      return deleteInstance(store, store.byExternalId(externalId));
    default:
      return routeNotFound();
  }
}

function withId(store: InstanceStore, request: ApiRequest, id: string): Answer {
  const byExternalId = request.assumptions.pathTakesExternalId ? store.byExternalId(id) : undefined;
  const instance = store.byId(id) ?? byExternalId;
  switch (request.method) {
    case "GET":
      return instance === undefined ? instanceNotFound() : { status: 200, body: instance };
    case "DELETE":
      return deleteInstance(store, instance);
    default:
      return routeNotFound();
  }
}

function deleteInstance(store: InstanceStore, instance: CustomObjectInstance | undefined): Answer {
  if (instance === undefined) return instanceNotFound();
  store.delete(instance);
  return { status: 200, body: { id: instance.id, object: store.type, deleted: true } };
}

function instanceNotFound(): Answer {
  return errorAnswer(404, "not_found", "Custom object instance not found");
}

function externalIdMiss({ version, assumptions }: ApiRequest): Answer {
  if (version.order < 217) return instanceNotFound();
  switch (assumptions.externalIdMissFrom217) {
    case "404":
      return instanceNotFound();
    case "200 error.list":
      return { ...instanceNotFound(), status: 200 };
    case "200 reference_not_found":
      return { status: 200, body: { external_id: "reference_not_found" } };
  }
}
