import { Hono } from 'hono';
import { auditRoutes } from '../audit/routes.ts';
import { siteRoutes } from '../clinics/routes.sites.ts';
import { clinicRoutes } from '../clinics/routes.ts';
import { consentRoutes } from '../consent/routes.ts';
import { auditLines, auditPage, auditVerify } from '../flows/audit/look.ts';
import { publicClinic } from '../flows/clinics/public-clinic.ts';
import { addSite, readSites, removeSite } from '../flows/clinics/sites.ts';
import { readAgreement, readConsentText, readConsentTexts, saveConsentText } from '../flows/consent/text.ts';
import { useHandOver } from '../flows/identity/to-another-device.ts';
import { signOut } from '../flows/identity/sign-out.ts';
import { myClinics, switchClinic } from '../flows/identity/switch-clinic.ts';
import { useAppointmentLink } from '../flows/identity/use-appointment-link.ts';
import { erasurePlan, eraseOwner, myFile, ownerFile } from '../flows/people/erase.ts';
import { importClients } from '../flows/people/import-clients.ts';
import { chooseRecall } from '../flows/records/recall-choice.ts';
import { photo, readProfile, removePhoto, savePhoto, saveProfile } from '../flows/people/profile.ts';
import { addColleague, changeRole, endColleague, readTeam } from '../flows/people/team.ts';
import { clinicsOfMineRoutes } from '../identity/routes.clinics.ts';
import { sessionRoutes } from '../identity/routes.ts';
import { erasureRoutes } from '../people/routes.erasure.ts';
import { profileRoutes } from '../people/routes.profile.ts';
import { teamRoutes } from '../people/routes.team.ts';
import { peopleRoutes } from '../people/routes.ts';
import type { Guarded } from '../shared/guard.ts';
import { findOwners } from '../views/find-owners.ts';
import { me } from '../views/me.ts';
import { myAnimals, myPets } from '../views/my-pets.ts';
import type { Ground } from './ground.ts';

/** A clinic and its people: what it is called, who is signed in, whom it knows, what it lets owners agree to. */
export function clinicMounts({ world, guard, isStaffOrigin }: Ground) {
  const audit = { ...world, dataDir: world.config.dataDir };
  return new Hono<Guarded>()
    .route('/', clinicRoutes({ guard, publicClinic: publicClinic(world) }))
    .route('/', sessionRoutes({ guard, me: me(world.db), signOut: signOut(world), useAppointmentLink: useAppointmentLink(world), useHandOver: useHandOver(world) }))
    .route('/', clinicsOfMineRoutes({ guard, isStaffOrigin, myClinics: myClinics(world), switchClinic: switchClinic(world) }))
    .route('/', consentRoutes({ guard, consentText: readConsentText(world), consentTexts: readConsentTexts(world), agreement: readAgreement(world), saveConsentText: saveConsentText(world) }))
    .route('/', erasureRoutes({ guard, myFile: myFile(world), ownerFile: ownerFile(world), erasurePlan: erasurePlan(world), eraseOwner: eraseOwner(world) }))
    .route('/', teamRoutes({ guard, readTeam: readTeam(world), addColleague: addColleague({ ...world, publicUrl: world.config.publicUrl }), changeRole: changeRole(world), endColleague: endColleague(world) }))
    .route('/', siteRoutes({ guard, readSites: readSites(world), addSite: addSite(world), removeSite: removeSite(world) }))
    .route('/', auditRoutes({ guard, auditPage: auditPage(audit), auditVerify: auditVerify(audit), auditLines: auditLines(audit) }))
    .route('/', peopleRoutes({ guard, myPets: myPets(world.db), myAnimals: myAnimals(world.db), chooseRecall: chooseRecall(world), findOwners: findOwners(world.db), importClients: importClients(world) }))
    .route('/', profileRoutes({ guard, readProfile: readProfile(world), saveProfile: saveProfile(world), savePhoto: savePhoto(world), removePhoto: removePhoto(world), photo: photo(world) }));
}
