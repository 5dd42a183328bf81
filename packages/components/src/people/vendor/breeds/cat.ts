/** Breeds of cats by their English names; where from: SOURCE.md. */
export const cats: readonly string[] = (
  "Abyssinian|Aegean|American Bobtail|American Curl|American Ringtail|American Shorthair|American Wirehair|Aphrodite Giant|Arabian Mau|Asian|" +
  "Asian Semi-longhair|Australian Mist|Balinese|Bambino|Bengal|Birman|Bombay|Brazilian Shorthair|British Longhair|British Shorthair|Burmese|" +
  "Burmilla|California Spangled|Chantilly-Tiffany|Chartreux|Chausie|Colorpoint Shorthair|Cornish Rex|Cymric|Cyprus|Devon Rex|Donskoy|Dragon Li|" +
  "Dwelf|Egyptian Mau|European Shorthair|Exotic Shorthair|Foldex|German Rex|Havana Brown|Highlander|Himalayan|Japanese Bobtail|Javanese|Kanaani|" +
  "Karelian Bobtail|Khao Manee|Kinkalow|Korat|Korean Bobtail|Korn Ja|Kurilian Bobtail|Lambkin|LaPerm|Lykoi|Maine Coon|Manx|Mekong Bobtail|" +
  "Minskin|Minuet|Munchkin|Nebelung|Neva Masquerade|Norwegian Forest cat|Ocicat|Ojos Azules|Oriental Bicolor|Oriental Longhair|" +
  "Oriental Shorthair|Persian|Peterbald|Pixie-bob|Ragamuffin|Ragdoll|Raas|Russian Blue|Russian White|Sam Sawet|Savannah|Scottish Fold|" +
  "Selkirk Rex|Serengeti|Siamese|Siberian|Singapura|Snowshoe|Sokoke|Somali|Sphynx|Suphalak|Thai|Thai Lilac|Tonkinese|Toybob|Toyger|" +
  "Turkish Angora|Turkish Van|Turkish Vankedisi|Ukrainian Levkoy|York Chocolate"
).split('|');
