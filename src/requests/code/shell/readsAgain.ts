/** Whether a script has texts read once more as a shell does: variables in single quotes may be filled in there. */
export function readsAgain(text: string, functions: ReadonlySet<string>): boolean {
  const rest = text
    .replace(comment, "")
    .replace(ofOther, (all, name: string) =>
      functions.has(name) || passesOn.test(name) ? all : "",
    );
  return reader.test(rest);
}

const comment = /^[ \t]*#.*$/gm;

/** What another program writes, given nothing of the script but plain words, has no text of the script in it. */
const ofOther =
  /(?<![\w./-])eval[ \t]+"?(?:\$\(|`)[ \t]*([\w./-]+)(?:[ \t]+[\w./:=@,%+-]+)*[ \t]*(?:\)|`)"?/g;

/** Programs that write what they are given, or what is in a file. */
const passesOn =
  /^(?:.*\/)?(?:echo|printf|cat|sed|awk|head|tail|tac|tr|cut|grep|envsubst|tee|sort|uniq|base64|jq|yq)$/;

const reader = /(?<![\w.-])(?:eval|envsubst|ssh|parallel|watch)(?![\w./-])|\$\{\(\w*e\w*\)|@P\}/;
