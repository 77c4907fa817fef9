import type { Rule } from "./finding.ts";
import { acceptMissing } from "./rules/acceptMissing.ts";
import { acceptName } from "./rules/acceptName.ts";
import { acceptOnDownload } from "./rules/acceptOnDownload.ts";
import { acceptValue } from "./rules/acceptValue.ts";
import { authorizationMalformed } from "./rules/authorizationMalformed.ts";
import { authorizationMissing } from "./rules/authorizationMissing.ts";
import { contentTypeForAccept } from "./rules/contentTypeForAccept.ts";
import { contentTypeMissing } from "./rules/contentTypeMissing.ts";
import { contentTypeOnGet } from "./rules/contentTypeOnGet.ts";
import { headersNotAttached } from "./rules/headersNotAttached.ts";
import { idNotEncoded } from "./rules/idNotEncoded.ts";
import { inputUndescribed } from "./rules/inputUndescribed.ts";
import { inputUnused } from "./rules/inputUnused.ts";
import { listForOneObject } from "./rules/listForOneObject.ts";
import { plainHttp } from "./rules/plainHttp.ts";
import { regionHost } from "./rules/regionHost.ts";
import { routeUnknown } from "./rules/routeUnknown.ts";
import { secretInQuery } from "./rules/secretInQuery.ts";
import { singleBraceVariable } from "./rules/singleBraceVariable.ts";
import { tokenInFile } from "./rules/tokenInFile.ts";
import { variableUndeclared } from "./rules/variableUndeclared.ts";
import { versionMissing } from "./rules/versionMissing.ts";
import { versionTooOld } from "./rules/versionTooOld.ts";
import { versionUnknown } from "./rules/versionUnknown.ts";

/** Every rule; of findings with the same severity, an earlier rule's comes first. */
export const rules: readonly Rule[] = [
  acceptName,
  acceptValue,
  headersNotAttached,
  contentTypeForAccept,
  acceptMissing,
  acceptOnDownload,
  authorizationMalformed,
  authorizationMissing,
  versionUnknown,
  versionTooOld,
  versionMissing,
  routeUnknown,
  regionHost,
  plainHttp,
  singleBraceVariable,
  variableUndeclared,
  secretInQuery,
  listForOneObject,
  inputUndescribed,
  inputUnused,
  contentTypeMissing,
  contentTypeOnGet,
  idNotEncoded,
  tokenInFile,
];
