import { ancestors } from "../../machine/classes/bases.ts";
import { evaluate } from "../../machine/evaluate.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import type { Run } from "../../machine/run.ts";
import type { ClassValue, Value } from "../../machine/values/values.ts";

/** Methods of the class that HTTParty calls for each request. */
const asked = ["default_options", "perform_request", "build_request"];

/** Modules that have nothing to do with requests. */
const apart =
  /^(?:::)?(?:HTTParty|Singleton|Comparable|Enumerable|Forwardable|SingleForwardable|Kernel|Observable|ERB::Util|(?:Active(?:Model|Support|Record|Job)|Action\w+|Sidekiq|Dry|Virtus|Rails|Sorbet|T|Mongoid|Hashie|SemanticLogger|GlobalID|Memoist|Memery|Interactor|Callable|Loggable|Logging)\b.*)$/;

/** Whether unknown modules or overridden methods may change a class's requests. */
export function isChangedElsewhere(self: Value | undefined, run: Run): boolean {
  if (self?.kind !== "class") return false;
  if (asked.some((name) => methodOf(self, name, self) !== undefined)) return true;
  return ancestors(self).some((each) => mixesUnseen(each, run));
}

function mixesUnseen({ code, scope }: ClassValue, run: Run): boolean {
  return (code.mixins ?? []).some(({ of }) => {
    if (apart.test(run.source(of))) return false;
    const frame = { scope, self: undefined, home: undefined, returns: [], putOff: [] };
    return evaluate(of, frame, run).kind !== "class";
  });
}

/** Whether a class method is unknown, and so may set any header. */
export function isAdded(method: string): boolean {
  return !(settings.test(method) || macros.test(method));
}

/** HTTParty's settings other than headers. */
const settings =
  /^(?:format|\w*timeout|debug_output|logger|\w*follow\w*|maintain_method_across_redirects|raise_on|ssl_\w+|pem|pkcs12|ciphers|http_proxy|parser|query_string_normalizer|\w+_adapter|disable_\w+|default_\w+|cookies|skip_decompression|max_retries|local_\w+|resend_on_redirect|copy|move|mkcol|(?:un)?lock|options.*)$/;

/** Class methods of Ruby and Rails. */
const macros =
  /^(?:include|extend|prepend|(?:private|public|protected|module)(?:_\w+)?|attr(?:_\w+)?|[cm]attr_\w+|class_attribute|config_accessor|delegate\w*|def_delegators?|alias\w*|remove_method|undef_method|define_method|\w+_method|const_\w+|name|to_s|class|new|allocate|tap|then|freeze|raise|require\w*|puts|p|pp|print|sleep|loop|lambda|proc|format|rand|logger|sig|concerning|class_methods|included|memoize|helper_method|rescue_from|\w+\?|\w*error\w*|\w*log\w*)$/;
