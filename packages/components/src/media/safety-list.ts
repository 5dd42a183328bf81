/** 256 short words that sound different over a bad line. The order is part of the protocol: both sides need the same. */
export const WORDS: readonly string[] = `
  acorn album amber anchor apple april apron arch arena arrow artist atlas attic autumn badge bagel bakery balcony bamboo banana
  banjo barn basket beach beacon bean bell bench berry blanket blossom boat book boot bottle bowl branch brass bread breeze
  brick bridge broom brush bubble bucket butter button cabin cactus cake camel camera candle canoe canyon captain carpet carrot
  castle cellar cello chain chair chalk cheese cherry chess chimney circus cliff clock cloud clover coast cocoa coffee coin
  comet compass cookie copper coral cotton cradle crane crayon cream cricket crown crystal cupboard curtain cushion daisy dancer
  delta desert diamond dinner doctor dolphin donkey door dragon drawer drum eagle earth easel echo elephant engine eraser falcon
  family farmer feather fence fiddle finger flag flame flute forest fountain fox garden garlic gate ginger giraffe glacier glass
  globe glove goat gold grape guitar hammer harbor harp hazel helmet honey horizon hotel igloo island ivory jacket jaguar jelly
  jewel jungle kettle king kitchen kite ladder lagoon lake lamp lantern lemon letter library lily lion lizard llama lobster
  magnet mango maple marble market meadow melon mirror mitten monkey moon morning mountain muffin museum napkin needle nest
  night nutmeg oasis ocean olive onion orange orchid otter owl paddle palace panda paper parade parrot peach peanut pebble
  pencil penguin pepper piano pillow pilot planet plum pocket pony potato pumpkin puzzle quartz queen rabbit radio rainbow
  raisin ribbon river robin rocket rose saddle sailor salad sandal saturn school shadow shell silver snow sofa spider spoon star
  storm sugar summer sunset table teapot thunder tiger
`.trim().split(/\s+/);
