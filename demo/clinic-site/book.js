// What was told at «Is it urgent?» goes along: the clinic reads both together.
const assessment = new URLSearchParams(location.search).get('assessment');
if (assessment) document.querySelector('vet-booking').setAttribute('assessment', assessment);
