import { routeUnknown } from "../../../../src/diagnosis/rules/routeUnknown.ts";
import { type Firing, type Silent, describeRule } from "../describeRule.ts";

const api = "https://api.intercom.io";
const order = `${api}/custom_object_instances/Order`;

function misspelt(path: string, meant: string, method = "GET"): Firing {
  return {
    given: { method, url: `${api}${path}` },
    says: ["warning", "likely"],
    at: `${api}${path}`,
    message: /You probably meant/,
    fixed: [`${method} ${api}${meant}`],
  };
}

function otherMethod(method: string, url: string, message: RegExp): Firing {
  return { given: { method, url }, says: ["warning", "likely"], at: method, message };
}

function fine(url: string, method = "GET"): Silent {
  return { url, method };
}

describeRule(
  routeUnknown,
  {
    "custom-objects": misspelt(
      "/custom-objects/Order?external_id=1",
      "/custom_object_instances/Order?external_id=1",
    ),
    custom_objects: misspelt("/custom_objects/Order", "/custom_object_instances/Order"),
    "a singular": misspelt("/custom_object_instance/Order/7", "/custom_object_instances/Order/7"),
    hyphens: misspelt("/Custom-Object-Instances/A", "/custom_object_instances/A"),
    "another case": misspelt("/Custom_Object_Instances/A", "/custom_object_instances/A"),
    "a connector": misspelt("/data_connector/7", "/data_connectors/7"),
    "a slip behind a connector": misspelt(
      "/data_connectors/7/excution_results/9",
      "/data_connectors/7/execution_results/9",
    ),
    "a short form behind a connector": misspelt(
      "/data_connectors/7/executions",
      "/data_connectors/7/execution_results",
    ),
    "another case of me": misspelt("/ME", "/me"),
    "one contact": misspelt("/contact/7", "/contacts/7"),
    "a plural that is built": misspelt("/companys/7", "/companies/7"),
    "a plural that is built, behind an id": misspelt(
      "/conversations/7/replys",
      "/conversations/7/reply",
    ),
    "another plural that is built": misspelt("/contacts/7/companyes", "/contacts/7/companies"),
    "a company": misspelt("/company/7/notes", "/companies/7/notes"),
    "hyphens in another route": misspelt("/ticket-types", "/ticket_types"),
    "letters that changed places": misspelt("/converstaions/7", "/conversations/7"),
    "a version in the path": misspelt("/v2.11/contacts/7", "/contacts/7"),
    "a version before a route of old": misspelt("/v1/users/7", "/users/7"),
    "a base's end, repeated": misspelt("/contacts/contacts/search", "/contacts/search", "POST"),
    "a base's end, repeated before an id": misspelt(
      "/companies/companies/7/contacts",
      "/companies/7/contacts",
    ),
    "a base's end, repeated before what is filled in": misspelt(
      "/contacts/contacts/{{contact_id}}",
      "/contacts/{{contact_id}}",
    ),
    "what the host says already": misspelt("/api/me", "/me"),
    "where others change a code for a token": misspelt("/oauth/token", "/auth/eagle/token"),
    "letters that changed places in the second": misspelt(
      "/tickets/serach",
      "/tickets/search",
      "POST",
    ),
    "one of several behind an id": misspelt("/contacts/7/tag", "/contacts/7/tags"),
    "several of one behind an id": misspelt("/conversations/7/replies", "/conversations/7/reply"),
    "a slip behind an id": misspelt("/companies/7/contcts", "/companies/7/contacts"),
    "a slip behind what is no id": misspelt("/news/newsitems/7", "/news/news_items/7"),
    "a version in the path, of numbers alone": misspelt("/2.13/contacts", "/contacts"),
    "a slip in the second segment": misspelt("/contacts/serch", "/contacts/search", "POST"),
    "a type of the same name": misspelt(
      "/custom_objects/custom_objects",
      "/custom_object_instances/custom_objects",
    ),
    "a PUT of instances": otherMethod("PUT", order, /for GET and POST and DELETE, not for PUT/),
    "a POST to an id": otherMethod("POST", `${order}/7`, /for GET and DELETE, not for POST/),
    "a verb that the method says": misspelt("/contacts/create", "/contacts", "POST"),
    "users, whom a version has no more": {
      given: { url: `${api}/users?page=1`, headers: ["Intercom-Version: 2.11"] },
      says: ["warning", "likely"],
      at: `${api}/users?page=1`,
      message: /^Version 2\.0 replaced \/users with \/contacts/,
    },
    "a PATCH of a contact": otherMethod("PATCH", `${api}/contacts/7`, /not for PATCH/),
    "a PATCH of whatever is filled in": otherMethod("PATCH", `${api}/contacts/$x`, /not for PATCH/),
    "a POST to the id of a contact": otherMethod(
      "POST",
      `${api}/contacts/{{contactId}}`,
      /PUT, not/,
    ),
    "a PUT of all companies": otherMethod("PUT", `${api}/companies`, /for GET and POST, not/),
    "a DELETE of what stays": otherMethod("DELETE", `${api}/admins/7`, /for GET, not for DELETE/),
    "a DELETE without the id": otherMethod("DELETE", `${api}/tags`, /for GET and POST, not/),
    "a GET of a search": otherMethod("GET", `${api}/contacts/search`, /for POST, not for GET/),
    "a POST to me": otherMethod("POST", `${api}/me`, /404, or 406/),
    "a method that nobody wrote": {
      ...otherMethod("POST", `${api}/me`, /not for POST/),
      given: { method: "POST", methodImplied: true, url: `${api}/me` },
      at: `${api}/me`,
    },
  },
  {
    "a look-up": fine(`${order}?external_id=1`),
    "a list": fine(order),
    "a HEAD": fine(order, "HEAD"),
    "an upsert": fine(order, "POST"),
    "a delete": fine(`${order}?external_id=1`, "DELETE"),
    "a type that is called as its route": fine(
      `${api}/custom_object_instances/custom_object_instances`,
    ),
    "a repetition of what nobody documents": fine(`${api}/contacts/contacts/7/likes`),
    "a route whose words are alike": fine(`${api}/help_center/help_centers`),
    "a plural that is right": fine(`${api}/contacts/7/companies`),
    "a plural of what nobody documents": fine(`${api}/contacts/7/historys`),
    "a slash at the end": fine(`${order}/`),
    me: fine(`${api}/me`),
    "a template for the type": fine(`${api}/custom_object_instances/{{type}}?external_id=1`),
    "results of a connector": fine(`${api}/data_connectors/7/execution_results`),
    "what nobody documents behind a connector": fine(`${api}/data_connectors/7/versions`),
    "one of Intercom's many other routes": fine(`${api}/contacts/search`, "POST"),
    "what may be a word": fine(`${api}/contacts/{{action}}`, "POST"),
    "what may be several segments": fine(`${api}/contacts/$path`, "POST"),
    "a word that is no id": fine(`${api}/contacts/convert`, "POST"),
    "what may be there all the same": fine(`${api}/tags`, "PUT"),
    "what is read where others write": fine(`${api}/companies/list`),
    "routes of old": fine(`${api}/users`),
    "routes of old, where an old version is asked for": {
      url: `${api}/users`,
      headers: ["Intercom-Version: 1.4"],
    },
    "a verb that is documented": fine(`${api}/companies/list`, "POST"),
    "routes of old, by id": fine(`${api}/leads/7`),
    "the name of a variable": fine(`?${api}/$contact/parts`),
    "a short name that is near another": fine(`${api}/tag7`),
    "an id": fine(`${api}/contacts/sarch1`),
    "what stands behind an id": fine(`${api}/contacts/7/serch`),
    "what another route has behind an id": fine(`${api}/contacts/7/parts`),
    "what every object inherits": fine(`${api}/constructor/x`),
    "what every object inherits, too": fine(`${api}/__proto__`),
    "the root": fine(api),
    "a method from a variable": fine(order, "$METHOD"),
    "a method that nothing tells": fine(order, ""),
    "a variable for the URL": fine("?$URL/custom_objects/Order"),
    "a table of headers": { url: null, method: "" },
    "another host": fine("https://example.com/custom_objects/Order"),
  },
);
