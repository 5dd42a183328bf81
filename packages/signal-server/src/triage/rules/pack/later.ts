import { rules, type Rule } from './rule.ts';

/** Within three days; a video visit suits. */
export const soon: readonly Rule[] = [
  ...rules('soon', 'low-urgency-guides', [
    ['bleeding-slight', 'bleeding-slight, nail-torn, wound-slight', 'bleeding'],
    ['vomited', 'vomiting, vomited-once, retching', 'vomiting dull'],
    ['garbage-eaten-well', 'garbage-eaten', 'vomiting'],
    ['diarrhea', 'diarrhea, stool-soft', 'water dull'],
    ['not-passing-stool-yet', 'constipated, pooping-none', 'droppings'],
    ['eating-less', 'eating-none, eating-less', 'eating dull'],
    ['eating-more', 'eating-more+weight-loss|drinking-more', 'eating'],
    ['drinking-changed', 'drinking-more, drinking-less', 'water'],
    ['weight-loss', 'weight-loss', 'eating'],
    ['urinating-changed', 'urine-accidents, urine-often, urine-less, urine-more, genital-licking', 'urine'],
    ['quiet', 'quiet, hiding', 'dull eating'],
    ['restless', 'restless', 'pain'],
    ['crying-some', 'crying, yelp-once, pain-some', 'pain'],
    ['panting', 'panting', 'breathing'],
    ['coughing', 'coughing, sneezing, nose-runny', 'breathing eating'],
    ['limping', 'limping, limping-mild, stiff-start', 'leg pain'],
    ['itching', 'itching, skin-sore, hair-loss', 'skin'],
    ['lump', 'lump', ''],
    ['ear', 'ear-trouble', 'pain'],
    ['eye-runny', 'eye-runny', 'eye'],
    ['mouth', 'tooth-broken, drooling, dental+bad-breath, bad-breath+eating-less|drooling', 'eating'],
    ['parasites', 'worms-seen, parasites+itching|diarrhea|weight-loss|skin-sore', 'skin'],
    ['sting-small', 'sting', 'swelling breathing'],
    ['scooting', 'scooting', 'pain'],
    ['hearing', 'deaf', ''],
    ['contagious', 'contagious+coughing|sneezing|itching', 'breathing'],
    ['text-and-answers-differ-some', 'text-and-answers-differ-some', 'eating dull', 'practice'],
    ['text-not-understood-well', 'text-vague', '', 'practice'],
    ['fear-of-noise', 'fear-of-noise', '', 'practice'],
    ['course-worse', 'course:worse, worse', 'dull'],
    ['recurring', 'recurring', 'dull'],
    ['farewell-talk', 'farewell', ''],
    ['wants-to-know-about-medicine', 'question+limping|vomiting|diarrhea|itching', ''],
  ]),
];

/** Can wait for a booked time. */
export const routine: readonly Rule[] = [
  ...rules('routine', 'low-urgency-guides', [
    ['check-up', 'checkup, vaccination, neutering, chip, travel, dental, new-pet, first-visit, in-season', ''],
    ['refill', 'refill', ''],
    ['errand', 'errand', ''],
    ['bad-breath', 'bad-breath', ''],
    ['parasite-care', 'prevention, parasites', ''],
  ]),
  ...rules('routine', 'low-urgency-guides', [
    ['care-advice', 'nails-trim, grooming, diet-advice, overweight, training, question', ''],
  ], 'technician'),
];
