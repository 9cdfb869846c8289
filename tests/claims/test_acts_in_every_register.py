"""Acts in the words of wires, ministries, rebels, police, medics, rights groups and monitors.

The fights are invented and nameless ("a village", "the border"); the sentences were written before the reader was
asked, on parties that no case is about. Each row: who fights, the sentence, the acts that it tells with their stance.
"""

import pytest

from tests.claims.told import read, told

LEADS = {
    "MM": "The army of Myanmar and the Arakan Army fought near a village on Tuesday.",
    "CO": "Colombian troops and ELN rebels fought near a village on Tuesday.",
    "EP": "Ecuadorian troops and Peruvian troops fought at the border on Tuesday.",
    "SK": "Serbian forces and Kosovo police fought at the border on Tuesday.",
    "MA": "Moroccan forces and Polisario fighters fought near the berm on Tuesday.",
    "SO": "Somali government troops and al-Shabaab fighters fought in a village on Tuesday.",
    "NG": "Nigerian troops and Boko Haram fought near a village on Tuesday.",
    "ML": "Malian troops and JNIM fighters fought near a village on Tuesday.",
}


def acts_of(reader, lead, sentence):
    """List the acts of the sentence, with the stance where it is not asserted."""
    reading = read(reader, f"{LEADS[lead]}\n\n{sentence}")
    start = len(LEADS[lead]) + 2
    claims = [c for c in reading.claims if c.span.start >= start]
    stances = {"asserts": "", "confirms": ""}
    return sorted(f"{stances.get(c.stance, c.stance)} {c.act}".strip() for c in claims)


@pytest.mark.parametrize(
    ("lead", "sentence", "acts"),
    [
        ("EP", "Three Peruvian soldiers lost their lives in the exchange, the defence ministry in Lima said.", "killed"),
        ("EP", "The Ecuadorian army said one of its sergeants had succumbed to his injuries in hospital.", "killed"),
        ("MM", "The junta's jets dropped two bombs on a market, leaving four traders dead, the Arakan Army said.", "attacked, killed"),
        ("CO", "The army said nine guerrillas had been neutralised and two others had surrendered.", "killed, captured"),
        ("CO", "The bodies of five soldiers were recovered from the hillside, the governor said.", "killed"),
        ("NG", "A military convoy drove over a roadside bomb, and six soldiers were killed, a security source said.", "killed, attacked"),
        ("NG", "Gunmen on motorbikes ambushed the patrol, a police spokesman said.", "fired_first"),
        ("SO", "Militants overran an army base before dawn, a government official said.", "entered_territory"),
        ("SO", "The attack claimed eleven lives, the mayor said.", "killed"),
        ("ML", "JNIM said its fighters had torched two army vehicles and made off with weapons.", "damaged"),
        ("ML", "Four soldiers are unaccounted for, the general staff said.", "missing"),
        ("ML", "Contact was lost with a unit of twelve men, the army said.", "missing"),
        ("ML", "The jihadists have taken seven soldiers hostage, the army acknowledged.", "captured"),
        ("SK", "Serbian soldiers had intruded several hundred metres into the territory of Kosovo, the interior ministry said.", "entered_territory"),
        ("SK", "A gun battle raged for two hours around a monastery, police said.", "clashed"),
        ("MA", "The Polisario claimed to have inflicted heavy losses on Moroccan positions along the wall.", "killed"),
        ("MA", "Polisario units pounded Moroccan entrenchments with rocket fire, the Sahrawi defence ministry said.", "attacked"),
        ("MA", "Two civilians were burnt to death in their truck by a drone strike, the Polisario said.", "killed"),
        ("EP", "An Ecuadorian helicopter was shot down by a surface-to-air missile, Lima said.", "damaged"),
        ("EP", "The Peruvian air force violated our airspace on three occasions, the Ecuadorian ministry said.", "entered_territory"),
        ("EP", "Ecuadorian border guards fired in the air first, the Peruvian ministry said.", "fired_first"),
        ("EP", "We were forced to reply in kind, the Peruvian general said.", "returned_fire"),
        ("EP", "Peruvian forces were obliged to take retaliatory action, the ministry in Lima said.", "returned_fire"),
        ("EP", "Quito denied that its troops had started the shooting.", "denies fired_first"),
        ("EP", "Lima called the move a blatant breach of the truce.", "violated_agreement"),
        ("EP", "Peru has flouted the ceasefire agreement, the Ecuadorian foreign ministry said.", "violated_agreement"),
        ("EP", "Peruvian troops then pulled out of the outpost, the ministry in Quito said.", "withdrew"),
        ("EP", "The Ecuadorians fell back to their side of the river, the Peruvian ministry said.", "withdrew"),
        ("CO", "At least 14 civilians, including three minors, lost their lives as a result of indiscriminate shelling, the Colombian ombudsman said.", "killed"),
        ("CO", "More than twenty houses were reduced to rubble, according to residents.", "damaged"),
        ("CO", "A health post had its roof blown off, residents said.", "damaged"),
        ("CO", "Some 30 wounded people were being treated in two hospitals, the mayor said.", "wounded"),
        ("CO", "The mission documented the death of two children.", "killed"),
        ("CO", "The monitors heard 14 undetermined explosions and bursts of heavy-machine-gun fire, the mission said.", "clashed"),
        ("CO", "ELN fighters abducted three contractors at a checkpoint, the ombudsman said.", "captured"),
        ("MM", "The Arakan Army said it had seized the outpost after a three-day siege.", "entered_territory"),
        ("MM", "Forty junta soldiers laid down their arms, the Arakan Army said.", "captured"),
        ("MM", "Junta troops opened up with heavy weapons on the village without provocation, the Arakan Army said.", "fired_first"),
        ("MM", "The Arakan Army admitted that three of its members had fallen in the fighting.", "killed"),
        ("SO", "Our heroic forces eliminated 23 Khawarij and destroyed three pickup trucks, the Somali defence ministry said.", "killed, damaged"),
        ("SO", "Al-Shabaab said it had shot dead two officers.", "killed"),
        ("SO", "A landmine explosion maimed three children, residents said.", "wounded"),
        ("EP", "No casualties were reported on the Ecuadorian side, its army said.", "killed"),
        ("EP", "There were no injuries among its personnel, the Peruvian navy said.", "wounded"),
        ("EP", "Peru's ministry declined to say how many soldiers had died.", "declines killed"),
        ("EP", "The Ecuadorian army said all its soldiers were safe.", "wounded"),
        ("NG", "The army's bombardment of the settlement went on all night, residents said.", "attacked"),
        ("NG", "Residents spoke of an air raid by the Nigerian air force on their village.", "attacked"),
        ("NG", "The village was set ablaze by the insurgents, residents said.", "damaged"),
        ("NG", "Police exchanged fire with the gunmen for an hour, a spokesman said.", "clashed"),
        ("NG", "Boko Haram infiltrated the town disguised as traders, residents said.", "entered_territory"),
        ("NG", "The Nigerian air force carried out strikes on the camp, the ministry said.", "attacked"),
        ("ML", "Rounds from the direction of the Malian post hit two cars, residents said.", "attacked"),
        ("ML", "JNIM fighters cut the border fence and crossed over, the army said.", "entered_territory"),
        ("ML", "The army withdrew its forces from the camp, JNIM said.", "withdrew"),
        ("ML", "An explosive device went off under a lorry; the driver died on the spot, the gendarmerie said.", "killed"),
        ("ML", "The attackers set fire to the barracks, an officer said.", "damaged"),
        ("ML", "The toll stands at 19 dead and four missing, the army said.", "killed, missing"),
        ("SK", "Kosovo police said one officer had been treated for cuts and bruises.", "wounded"),
        ("SK", "Five policemen were rushed to a clinic in Mitrovica, one in a critical condition, doctors said.", "wounded"),
        ("SK", "Belgrade accused Kosovo police of having set the customs post on fire.", "damaged"),
        ("MA", "A Moroccan drone dropped its munition on a lorry, and three traders died, the Polisario said.", "attacked, killed"),
        ("MA", "Polisario fighters shelled the wall, then pulled back into the desert, the Moroccan army said.", "attacked, withdrew"),
        ("MA", "Moroccan guns answered within minutes, an officer said.", "returned_fire"),
        ("MA", "The Royal Armed Forces said they had thwarted an attempt to sabotage the berm.", "returned_fire"),
        ("MA", "The kingdom has trampled on the 1991 ceasefire, the Polisario said.", "violated_agreement"),
        ("CO", "Eight guerrillas gave themselves up after the battle, the army announced.", "captured"),
        ("CO", "The rebels hurled grenades at a police station, shattering its windows, the mayor said.", "attacked, damaged"),
        ("CO", "The ELN holds two sergeants captive, the army said.", "captured"),
        ("CO", "Eleven people have not been heard from since the attack, the ombudsman said.", "missing"),
        ("CO", "Colombian aircraft strafed a camp of the ELN, the group said.", "attacked"),
        ("SO", "Al-Shabaab gunmen raided a hotel and shot dead at least nine guests, police said.", "attacked, killed"),
        ("SO", "The militants briefly seized the town before soldiers drove them out, residents said.", "entered_territory, withdrew"),
        ("SO", "Mogadishu confirmed the loss of eight men.", "killed"),
        ("SO", "All passengers were unharmed, the airport authority said.", "wounded"),
        ("SO", "Somali soldiers riddled a minibus with bullets, killing its driver, witnesses said.", "attacked, killed"),
        ("NG", "Not fewer than 14 farmers were slaughtered, a vigilante leader said.", "killed"),
        ("NG", "Troops recovered the corpses of nine terrorists, the theatre command said.", "killed"),
        ("NG", "One soldier paid the supreme price and two sustained gunshot wounds, the command said.", "killed, wounded"),
        ("NG", "Boko Haram fighters fled into the forest, the command said.", "withdrew"),
        ("ML", "The convoy struck an improvised explosive device; two soldiers succumbed to their wounds, the army said.", "attacked, killed"),
        ("ML", "JNIM claimed responsibility for the raid on the camp.", "attacked"),
        ("ML", "The assailants left behind 15 bodies, the general staff said.", "killed"),
        ("ML", "The army said it had lost contact with 20 soldiers.", "missing"),
        ("ML", "Malian soldiers executed seven herders, the human rights association said.", "killed"),
        ("ML", "The bridge was blown up by the jihadists, the prefect said.", "damaged"),
        ("ML", "Mortar shells rained on the airport, wounding two guards, the ministry said.", "attacked, wounded"),
        ("EP", "Peruvian soldiers fired on an Ecuadorian patrol first, Quito said; the patrol answered with rifle fire.", "fired_first, returned_fire"),
        ("EP", "An Ecuadorian soldier was taken prisoner, Lima announced.", "captured"),
        ("EP", "Lima flatly rejected the charge that its troops had crossed the line.", "denies entered_territory"),
        ("EP", "Ecuador says Peruvian helicopters flew into its airspace on Monday night.", "entered_territory"),
        ("EP", "Peru said Ecuadorian mortars had opened up on its outpost at dawn.", "fired_first"),
        ("EP", "The two armies traded artillery fire for a third hour, a correspondent in the area reported.", "clashed"),
        ("EP", "Ecuadorian gunners silenced the Peruvian battery, the army in Quito said.", "returned_fire"),
        ("EP", "Quito would not say how many of its men were hurt.", "declines wounded"),
        ("EP", "The Peruvian side incurred heavy losses in manpower and materiel, the Ecuadorian command claimed.", "killed"),
        ("EP", "Two Ecuadorian tanks were knocked out, Lima said.", "damaged"),
        ("EP", "A fishing boat sank after it was rammed by a Peruvian patrol vessel, Quito said.", "damaged, fired_first"),
        ("MM", "Three of our comrades attained martyrdom, the Arakan Army said.", "killed"),
        ("MM", "Junta aircraft bombed the school; seventeen pupils lost their lives, teachers said.", "attacked, killed"),
        ("MM", "Villagers fled as soldiers set houses alight, residents said.", "damaged"),
        ("MM", "Regime troops abandoned the hill after a week of fighting, the Arakan Army said.", "withdrew"),
        ("MM", "The regime's spokesman denied that its jets had hit the school.", "denies attacked"),
    ],
)  # fmt: skip
def test_the_acts_of_a_sentence_are_told_and_no_others(reader, lead, sentence, acts):
    assert acts_of(reader, lead, sentence) == sorted(acts.split(", "))


def test_a_party_tells_what_was_done_to_its_own_side_by_the_other(reader):
    reading = read(reader, f"{LEADS['EP']}\n\nThe post came under mortar fire at dawn, the Peruvian army said.")
    assert [(t.act, t.actor) for t in told(reading, "attacked")] == [("attacked", "ECU")]


def test_the_report_itself_does_not_say_who_did_what_it_leaves_open(reader):
    reading = read(reader, f"{LEADS['EP']} A Peruvian post came under mortar fire at dawn.")
    assert [(t.act, t.actor) for t in told(reading, "attacked")] == [("attacked", None)]


def test_a_clash_has_no_agent(reader):
    assert [(t.actor, t.target) for t in told(read(reader, LEADS["EP"]), "clashed")] == [(None, None)]


def test_an_assault_that_a_party_tells_of_itself_is_no_word_on_who_began(reader):
    reading = read(reader, f"{LEADS['NG']}\n\nNigerian troops stormed a Boko Haram camp, the army said.")
    assert {t.act for t in told(reading)} - {"clashed"} == {"attacked"}


def test_the_attack_is_aimed_at_those_whom_the_sentence_counts_as_its_dead(reader):
    text = "Two Peruvian soldiers were killed as Ecuadorian forces fired from the ridge, the Peruvian army said."
    assert [(t.actor, t.target) for t in told(read(reader, text), "attacked")] == [("ECU", "PER")]
