//! Loaded words in French, found with accents or without. A new one: `CONTRIBUTING.md`, "a loaded word".

use super::Entry;
use super::Fault::{Charge, Control, Doubt, Feeling, Label, Praise, Standing, Will};
use super::Source::{Afp, Ap, Bbc, Ipi, Migration, Own, PeaceJournalism, Reporting, Reuters};
use super::entry::row;

/// By fault, then as one comes to think of them.
pub(super) const ENTRIES: &[Entry] = &[
    row("terroriste|terroristes|terrorisme", "assaillant|groupe armé|le nom du groupe", Label, Afp)
        .but("lutte contre le terrorisme|financement du terrorisme|lutte antiterroriste"),
    row("combattant de la liberté|combattants de la liberté", "groupe armé|le nom du groupe", Label, Reuters),
    row("extrémiste|extrémistes|extrémisme|fanatique|fanatiques|intégriste|intégristes|fondamentaliste|fondamentalistes", "le nom du groupe|ce qu'ils ont fait", Label, PeaceJournalism),
    row("radicalisé|radicalisés|radicalisée|djihadiste|djihadistes|jihadiste|jihadistes|islamiste|islamistes", "le nom du groupe", Label, Own),
    row("militants|militant armé", "personnes armées|le nom du groupe", Label, Own),
    row("rebelle|rebelles|insurgé|insurgés|mutin|mutins", "groupe d'opposition armé|le nom du groupe", Label, Own),
    row("séparatiste|séparatistes|sécessionniste|sécessionnistes|putschiste|putschistes", "le nom du groupe", Label, Own),
    row("milice|milices|milicien|miliciens", "groupe armé|le nom du groupe", Standing, Own),
    row("mercenaire|mercenaires", "personnel armé étranger|le nom de l'unité", Charge, Own),
    row("gang|gangs|bande armée|bandes armées|gangster|gangsters", "groupe de personnes|groupe armé", Label, Ipi),
    row("bandit|bandits|voyou|voyous|brigand|brigands|nervi|nervis|racaille|sbire|sbires", "personnes armées|ce qu'ils ont fait", Label, Own),
    row("seigneur de guerre|seigneurs de guerre|homme fort du|caïd|caïds|meneur|meneurs", "commandant|responsable|son titre", Label, Own),
    row("traître|traîtres|traîtresse|félon|félons|vendu à l'ennemi|vendus à l'ennemi|cinquième colonne", "personnes qui ont quitté ce camp|ce qu'ils ont fait", Label, Own),
    row("infidèle|infidèles|apostat|apostats|hérétique|hérétiques|mécréant|mécréants", "personnes|le nom qu'ils se donnent", Label, Own),
    row("envahisseur|envahisseurs", "forces de la partie nommée", Label, Own),
    row("infiltré|infiltrés", "personnes qui ont traversé", Label, Own),
    row("immigré illégal|immigrés illégaux|migrant illégal|migrants illégaux|illégaux", "migrant en situation irrégulière|personnes entrées sans autorisation", Label, Ap),
    row("clandestin|clandestins|clandestine|clandestines|immigration clandestine|faux réfugié|faux réfugiés", "personne en situation irrégulière|demandeur d'asile", Label, Migration),
    row("flot de réfugiés|flots de réfugiés|déferlante|vague de migrants|vagues de migrants|horde|hordes", "le nombre de personnes arrivées", Feeling, Own),
    row("sauvages|barbare|barbares|sous-hommes", "personnes|ce qu'ils ont fait", Label, Own)
        .but("animaux sauvages|chiens sauvages|plantes sauvages|herbes sauvages"),
    row("ennemi|ennemis|ennemie|ennemies", "le nom de l'autre partie", Label, Ipi),
    row("criminels|criminel de guerre|criminels de guerre|assassin|assassins", "personnes accusées de ce qui est dit", Charge, Own),
    row("soi-disant|prétendument", "le nom, et qui le nomme ainsi", Doubt, Reuters),
    row("autoproclamé|autoproclamée|autoproclamés|autoproclamées|auto-proclamé|auto-proclamée", "qui se nomme", Standing, Own),
    row("régime|régimes|junte", "gouvernement|autorités|le nom de l'autorité", Standing, Ap)
        .but("régime alimentaire|régimes alimentaires|régime de visas|régime des visas|régime d'inspection|régime douanier|régime juridique|régime de sanctions|régime fiscal|régime de santé|régime sans sel"),
    row("gouvernement fantoche|fantoche|fantoches|laquais|vassal|vassaux|à la solde de|à la solde des|à la botte de", "gouvernement|autorités|soutenu par la partie nommée", Standing, Own),
    row("forces d'occupation|armée d'occupation|occupants étrangers|l'occupant étranger|troupes d'occupation", "forces de la partie nommée", Standing, Ipi),
    row("usurpateur|usurpateurs|gouvernement illégitime|autorités illégitimes|État voyou|États voyous", "gouvernement|autorités|que la partie nommée ne reconnaît pas", Standing, Own),
    row("prétend que|prétendent que|a prétendu|ont prétendu|prétendait que|prétendaient que|prétendu|prétendue|prétendus|prétendues", "dit|a dit|selon", Doubt, Reporting),
    row("a avoué|ont avoué|avoue que|avouent que|a reconnu que|ont reconnu que|a admis que|ont admis que|admet que|admettent que", "a dit|dit", Doubt, Reporting),
    row("allégation|allégations|allègue|allèguent|a allégué", "a dit|déclaration", Doubt, Own),
    row("s'est vanté|se vante|se vantent|martèle|martèlent", "a dit|dit", Doubt, Own),
    row("prétexte|prétextes|prétextant|sous couvert de", "la raison donnée", Doubt, Own),
    row("a menti|ont menti|ment sur|menteur|menteurs|mensonge|mensonges|mensonger|mensongère", "a dit ce que d'autres contestent", Charge, Own),
    row("propagande|porte-voix du|désinformation", "déclaration|récit|médias de la partie nommée", Doubt, Own),
    row("libération de la ville|libération du village|libération de la zone|libération de la région|libération du territoire|ville libérée|village libéré|zone libérée|zones libérées|territoires libérés|a libéré la ville|ont libéré la ville|ont libéré le village|libérateurs", "changement de contrôle|a pris le contrôle de", Control, Bbc),
    row("nettoyage ethnique|opération de nettoyage|opérations de nettoyage|nettoyé la zone|nettoyer la zone|ratissage|épuration|purgé|purgée", "a pris le contrôle de|des gens sont partis", Control, Own)
        .but("station d'épuration|épuration de l'eau|épuration des eaux|opération de nettoyage des latrines|opération de nettoyage du camp"),
    row("tombé aux mains|tombée aux mains|conquête|conquis|reconquis|reconquête", "a pris le contrôle de|changement de contrôle", Control, Own),
    row("pacification|pacifié|pacifiée|neutralisé|neutralisés|neutralisée", "tué|détenu|ce qui a été fait", Control, Own),
    row("liquidé|liquidés|liquidation", "tué", Control, Ipi).but("liquidation de la société|liquidation judiciaire"),
    row("frappe chirurgicale|frappes chirurgicales", "frappe aérienne|attaque", Praise, Ipi),
    row("dommages collatéraux|dégâts collatéraux", "civils tués|dégâts aux bâtiments civils", Control, Own),
    row("bouclier humain|boucliers humains", "civils près du lieu|civils qui n'ont pas pu partir", Charge, Own),
    row("pris en otage|prise d'otages|otage|otages", "personnes qui disent ne pas pouvoir partir", Charge, Own),
    row("camp de concentration|camps de concentration|camp de la mort|camps de la mort|prison à ciel ouvert", "camp|le nom du site", Feeling, Own),
    row("assassiné|assassinés|assassinée|assassinat|assassinats|meurtrier|meurtriers", "tué|personnes qui ont tué", Charge, Ipi),
    row("exécution sommaire|exécutions sommaires|exécutés sommairement|exécuté des civils|exécuté des prisonniers", "tué", Charge, Bbc),
    row("massacre|massacres|bain de sang|carnage|boucherie humaine", "tué|le nombre de personnes tuées", Feeling, PeaceJournalism),
    row("génocide|génocidaire|génocidaires|extermination", "tué|ce qui s'est passé, et qui le nomme ainsi", Charge, PeaceJournalism)
        .but("extermination des rats|extermination des insectes"),
    row("atrocité|atrocités|ignoble|odieux|odieuse|monstrueux|lâche attaque", "attaque|ce qui s'est passé", Feeling, Own),
    row("brutal|brutale|brutaux|brutalement|brutalité|cruel|cruelle|cruauté|sauvagement|barbarie|inhumain|inhumaine", "ce qui a été fait", Feeling, PeaceJournalism),
    row("tragique|tragédie|pathétique|sans défense|démunis|misérable|misérables", "ce qui manque|ce qui s'est passé", Feeling, PeaceJournalism),
    row("agression|agressions|agresseur|agresseurs", "attaque|action militaire", Charge, Ipi),
    row("provocation|provocations|chantage|sabote les|sabotent les", "n'a pas accepté|ce qui a été fait", Charge, Own),
    row("intransigeant|intransigeante|intransigeance|mauvaise foi|obstruction délibérée|mépris pour", "n'a pas accepté|n'a pas répondu", Praise, Own),
    row("civils innocents|civil innocent|victimes innocentes|enfants innocents|populations innocentes", "civils|personnes|enfants", Feeling, Ipi),
    row("martyr|martyrs|martyre", "personnes tuées", Praise, Reuters).but("place des martyrs|rue des martyrs|école des martyrs|hôpital des martyrs"),
    row("héros|héroïque|héroïques|héroïquement|héroïsme|vaillant|vaillants|glorieux|glorieuse", "personnes|ce qu'ils ont fait", Praise, Ipi),
    row("retour volontaire|retours volontaires|départ volontaire|départs volontaires|partis volontairement|rentrés volontairement|évacuation volontaire", "retour|départ|ont dit avoir choisi", Will, Own),
    row("évacuation des civils|évacuation de civils|évacuation des habitants|évacuation de la population|évacuation des familles|évacué les civils|évacué les habitants|évacué la population|évacuation forcée", "mouvement|départ|des gens ont été déplacés", Will, Own),
    row("expulsé|expulsés|expulsée|expulsion|expulsions|chassés|déportés|déportation", "partis|disent avoir dû partir", Will, Own),
];
