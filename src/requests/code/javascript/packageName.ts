/** CDNs that serve npm packages as modules. */
const networks =
  /^(?:npm:\/?|https:\/\/(?:esm\.sh|esm\.run|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io)\/(?:v\d+\/|npm:)?)/;

/** Modules of Deno's own registry. */
const deno = /^https:\/\/deno\.land\/x\/([\w-]+)(?:@[^/]*)?\/(?:mod|index)\.(?:ts|js)$/;

/** The package name in an import from npm or a CDN: `npm:axios@1.7`, `https://esm.sh/ky@1?target=deno`. */
export function packageName(module: string): string {
  const [, ofDeno] = deno.exec(module) ?? [];
  if (ofDeno !== undefined) return ofDeno;
  if (!networks.test(module)) return module.replace(/^node:/, "");
  const path = module.replace(networks, "").replace(/[?#].*$/, "");
  return path.replace(/^((?:@[^/]+\/)?[^/@]+)@[^/]*/, "$1").replace(/\/\+esm$/, "");
}
