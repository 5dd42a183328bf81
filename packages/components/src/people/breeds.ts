import { cats } from './vendor/breeds/cat.ts';
import { dogs } from './vendor/breeds/dog.ts';

/**
 * Breeds to choose from while one types; any other word is as good. Dogs and cats from open lists (`vendor/breeds/SOURCE.md`), rabbits and birds written
 * down by hand. Animals of no breed stand first, because most are.
 */
export const breeds: Readonly<Record<string, readonly string[]>> = {
  dog: ['Mixed breed', ...dogs],
  cat: ['Domestic Shorthair', 'Domestic Longhair', 'Mixed breed', ...cats],
  rabbit: ['Mixed breed', 'Angora', 'Belgian Hare', 'Californian', 'Checkered Giant', 'Dutch', 'English Spot', 'Flemish Giant', 'Harlequin', 'Havana', 'Himalayan', 'Holland Lop', 'Lionhead', 'Mini Lop', 'Mini Rex', 'Netherland Dwarf', 'New Zealand', 'Rex'],
  bird: ['African Grey', 'Amazon', 'Budgerigar', 'Canary', 'Cockatiel', 'Cockatoo', 'Conure', 'Finch', 'Lovebird', 'Macaw', 'Parrotlet', 'Pigeon'],
};
