import * as v from 'valibot';

/** How an animal is today. What was not asked is left out; `unknown` is always an answer. */
export const Answers = v.object({
  eating: v.optional(v.picklist(['normal', 'less', 'more', 'none', 'unknown'])),
  drinking: v.optional(v.picklist(['normal', 'less', 'more', 'none', 'unknown'])),
  urinating: v.optional(v.picklist(['normal', 'less', 'more', 'none', 'straining', 'blood', 'accidents', 'unknown'])),
  defecating: v.optional(v.picklist(['normal', 'less', 'none', 'soft', 'diarrhea', 'bloody', 'straining', 'unknown'])),
  behaviour: v.optional(
    v.picklist(['normal', 'quiet', 'lethargic', 'restless', 'painful', 'confused', 'collapsed', 'seizing', 'unresponsive', 'unknown']),
  ),
});
