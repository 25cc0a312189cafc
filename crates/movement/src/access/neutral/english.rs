//! Loaded words in English. A new one: `CONTRIBUTING.md`, "a loaded word".

use super::Entry;
use super::Fault::{Charge, Control, Doubt, Feeling, Label, Praise, Standing, Will};
use super::Source::{Ap, Bbc, Ipi, Own, PeaceJournalism, Reporting, Reuters};
use super::entry::row;

/// By fault, then as one comes to think of them.
pub(super) const ENTRIES: &[Entry] = &[
    row("terrorist|terrorists|terrorism|terror attack|terror attacks|terror group|terror groups|terror cell|terror cells", "attacker|armed group|the name of the group", Label, Bbc)
        .but("counter terrorism|counterterrorism|anti terrorism|law against terrorism|laws against terrorism|counter terrorist|financing of terrorism"),
    row("freedom fighter|freedom fighters", "armed group|the name of the group", Label, Reuters),
    row("extremist|extremists|extremism|fanatic|fanatics|fanatical|fundamentalist|fundamentalists", "the name of the group|what they did", Label, PeaceJournalism),
    row("radicals|radicalised|radicalized|hardliner|hardliners|diehard|diehards", "the name of the group|what they did", Label, Own),
    row("militant|militants", "armed person|the name of the group", Label, Own),
    row("rebel|rebels|insurrectionist|insurrectionists|mutineer|mutineers", "armed opposition group|the name of the group", Label, Own),
    row("separatist|separatists|secessionist|secessionists|putschist|putschists", "the name of the group", Label, Own),
    row("jihadist|jihadists|jihadi|jihadis|islamist|islamists", "the name of the group", Label, Own),
    row("militia|militias|militiaman|militiamen", "armed group|the name of the group", Standing, Own),
    row("mercenary|mercenaries|hired gun|hired guns", "foreign armed personnel|the name of the company or unit", Charge, Own),
    row("gang|gangs|gangster|gangsters", "group of people|armed group", Label, Ipi).but("work gang|road gang"),
    row("bandit|bandits|brigand|brigands|thug|thugs|hooligan|hooligans|goon|goons", "armed people|people who did what is told", Label, Own),
    row("henchman|henchmen|crony|cronies|warlord|warlords|strongman|strongmen", "commander|official|their title", Label, Own),
    row("traitor|traitors|treasonous|treacherous|turncoat|turncoats|quisling", "people who left that side|what they did", Label, Own),
    row("infidel|infidels|apostate|apostates|heretic|heretics|heathen|heathens|unbeliever|unbelievers", "people|their own name for themselves", Label, Own),
    row("invader|invaders", "forces of the named party", Label, Own),
    row("infiltrator|infiltrators|fifth column|fifth columnist|fifth columnists", "people who crossed|who they say they are", Label, Own),
    row("illegal migrant|illegal migrants|illegal immigrant|illegal immigrants|illegal alien|illegal aliens|illegals", "migrant in an irregular situation|people who crossed without permission", Label, Ap),
    row("illegal refugee|illegal refugees|bogus refugee|bogus refugees|bogus asylum seeker|bogus asylum seekers", "asylum seeker|people who asked for asylum", Label, Own),
    row("flood of refugees|flood of migrants|swarm of migrants|swarm of refugees|horde|hordes|swarms of people|human tide", "the number of people who arrived", Feeling, Own),
    row("savages|barbarian|barbarians|scum|subhuman|animals in human form", "people|what they did", Label, Own),
    row("enemy|enemies|foe|foes", "the name of the other party", Label, Ipi),
    row("criminals|war criminal|war criminals|criminal clique|criminal elements", "people who are accused of what is told", Charge, Own),
    row("so-called", "name it, and say whose name that is", Doubt, Reuters),
    row("self-proclaimed|self-styled|self-declared|self-appointed|would-be government", "which calls itself", Standing, Own),
    row("regime|regimes|junta", "government|authorities|the name of the authority", Standing, Ap)
        .but("visa regime|sanctions regime|legal regime|customs regime|inspection regime|permit regime|regime of inspection|regime of permits|treatment regime|exercise regime|tax regime"),
    row("puppet government|puppet state|puppet authority|puppet authorities|puppet regime|puppets of|stooge|stooges|lackey|lackeys|vassal|vassals", "government|authorities|supported by the named party", Standing, Own),
    row("occupier|occupiers|occupation forces|occupation army|occupying forces", "forces of the named party", Standing, Ipi)
        .but("owner or occupier|owners or occupiers|owner and occupier|owners and occupiers"),
    row("usurper|usurpers|usurped power|illegitimate government|illegitimate authority|illegitimate authorities|rogue state|rogue states", "government|authorities|which is not recognised by the named party", Standing, Own),
    row("ringleader|ringleaders|kingpin|kingpins", "leader|their title", Label, Own),
    row("claimed that|claims that|claiming that|claimed to have|claims to have|they claim|he claims|she claims|it claims", "said|says", Doubt, Reporting)
        .but("claims that were|claims that are|claims that have"),
    row("admitted that|admits that|admit that|admitting that|admitted to having|confessed that|confessed to|confesses", "said|says", Doubt, Reporting),
    row("conceded that|concedes that|acknowledged its guilt|owned up", "said|says", Doubt, Own),
    row("allegedly|alleged that|alleges that|alleging that|purportedly|purported|ostensibly|supposedly", "said|according to the named source", Doubt, Own),
    row("insisted that|insists that|boasted|boasts|bragged|brags", "said|says", Doubt, Own),
    row("pretext|pretexts|under the guise|lip service", "the reason that was given", Doubt, Own),
    row("lied|lies about|lying about|liar|liars|fabricated|fabrications|concocted", "said what others say is not so", Charge, Own),
    row("propaganda|mouthpiece|mouthpieces|disinformation", "statement|account|media of the named party", Doubt, Own),
    row("liberate|liberates|liberated|liberating|liberation|liberators", "change of control|took control of", Control, Bbc)
        .but("liberation front|liberation army|liberation movement|liberation organisation|liberation organization|liberation party"),
    row("cleansed|cleansed of|cleansing operation|cleansing operations|cleanse the area|ethnic cleansing|mopped up|mopping up operation|mopping up operations", "took control of|people left|people were made to leave", Control, Own)
        .but("wound was cleansed|wounds were cleansed|cleansed the wound|cleansed with soap|cleansed with water"),
    row("purged|purge of", "removed|people were made to leave", Control, Own),
    row("fell into the hands|overrun by|overran|seized control|conquest|conquered|recaptured|reconquered", "took control of|change of control", Control, Own),
    row("pacified|pacification|neutralised|neutralized", "killed|detained|what was done", Control, Own),
    row("liquidated|liquidation|liquidate", "killed", Control, Ipi).but("liquidation of the company|liquidation of the contract|liquidation of assets"),
    row("surgical strike|surgical strikes|surgical operation against|clean strike|clean strikes", "air strike|attack", Praise, Ipi),
    row("collateral damage", "civilians who were killed|damage to civilian buildings", Control, Own),
    row("human shield|human shields", "civilians near the place|civilians who could not leave", Charge, Own),
    row("held hostage|hold hostage|holding hostage|hostages of|taken hostage|hostage takers", "people who say they cannot leave|people who are kept there", Charge, Own),
    row("concentration camp|concentration camps|death camp|death camps|open air prison", "camp|the name of the site", Feeling, Own),
    row("murder|murders|murdered|murderer|murderers|murderous|assassinated|butchered", "killed|people who killed", Charge, Ipi),
    row("executed civilians|executed prisoners|executed detainees|mass execution|mass executions|summarily executed", "killed", Charge, Bbc),
    row("kidnapped|abducted|kidnappers|abductors", "took away|detained", Charge, Ipi),
    row("massacre|massacres|massacred|slaughter|slaughtered|bloodbath|carnage", "killed|the number of people killed", Feeling, PeaceJournalism)
        .but("slaughter house|slaughter of livestock|slaughter of sheep|livestock were slaughtered|sheep were slaughtered"),
    row("genocide|genocidal|extermination|exterminated", "killed|what happened, and who calls it so", Charge, PeaceJournalism)
        .but("rats were exterminated|extermination of rats|extermination of pests|pest extermination"),
    row("atrocity|atrocities|heinous|monstrous|despicable|cowardly attack|cowardly attacks", "attack|what happened", Feeling, Own),
    row("barbaric|brutal|brutally|brutality|cruel|cruelty|vicious|savage|savagely|inhuman", "what was done", Feeling, PeaceJournalism),
    row("tragic|tragedy|pathetic|defenceless|defenseless|helpless|destitute|wretched", "what people lack|what happened", Feeling, PeaceJournalism),
    row("aggression|aggressor|aggressors", "attack|military action", Charge, Ipi),
    row("provocation|provocations|blackmail|blackmailed|sabotaged the|sabotages the", "did not agree|did what is told", Charge, Own),
    row("stubbornly|intransigent|intransigence|obstructionist|bad faith|stonewalled|stonewalling", "did not agree|did not reply", Praise, Own),
    row("ignored the invitation|ignored our|snubbed|snub|spurned", "did not reply|did not come", Praise, Own),
    row("innocent civilians|innocent civilian|innocent people|innocent victims|innocent children", "civilians|people|children", Feeling, Ipi),
    row("caught in the crossfire|caught in crossfire", "killed|wounded|by whom, if it is known", Feeling, Ipi),
    row("martyr|martyrs|martyred|martyrdom", "people killed|was killed", Praise, Reuters)
        .but("martyrs square|martyrs street|martyrs hospital|martyrs school"),
    row("hero|heroes|heroic|heroically|heroism|valiant|valiantly", "people|what they did", Praise, Ipi),
    row("righteous|glorious|noble cause|brotherly|sacrifices of our", "what was done", Praise, Own),
    row("voluntary return|voluntary returns|voluntary departure|voluntary departures|voluntary evacuation|left voluntarily|returned voluntarily|departed voluntarily", "return|departure|said that they chose to", Will, Own)
        .but("whether voluntary return|voluntary return form|voluntary return guidelines"),
    row("evacuation of civilians|evacuation of residents|evacuation of the population|evacuation of families|evacuated civilians|evacuated residents|evacuated the population|evacuated the camp|forced evacuation|forcible evacuation", "movement|departure|people were moved", Will, Own),
    row("forcibly displaced by|expelled|expulsion|driven out|deported", "left|people say they were made to leave", Will, Own),
    row("refuses to let|refuse to let|trapped by|imprisoned by", "did not let|people say they cannot leave", Will, Own),
];
