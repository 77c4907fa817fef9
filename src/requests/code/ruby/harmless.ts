/** Methods that change neither their object nor their arguments. */
export const harmless = new Set([
  ...["inspect", "to_s", "to_sym", "to_i", "to_f", "is_a?", "nil?", "empty?", "present?", "blank?"],
  ...["key?", "keys", "values", "each", "map", "each_pair", "length", "size", "include?", "class"],
  ...["any?", "all?", "select", "find", "dig", "info", "debug", "error", "warn", "sub!", "zip"],
  ...["each_with_object", "each_with_index", "flat_map", "sort_by", "first", "last", "join", "=="],
  ...[
    "respond_to?",
    "instance_of?",
    "hash",
    "object_id",
    "body",
    "code",
    "parse",
    "status",
    "reduce",
  ],
]);
