// Whoever comes from «Is it urgent?» is not asked everything again.
const assessment = new URLSearchParams(location.search).get('assessment');
if (assessment) document.querySelector('vet-booking').setAttribute('assessment', assessment);
