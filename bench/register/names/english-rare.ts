/** Names that few have, each about as rare as the next, and the pieces of names that parents have made up of late. */
export const rareGirls = `Adele Agnes Ailsa Alana Alannah/Alanna Alexa Alicia/Alisha/Alesha Alina Amara Amaya Anastasia
Andrea Angelica Anya April Ariana Ariella Arabella Astrid Athena Audrey Aurelia Ayla Azalea Belinda Bianca Blossom Briony/Bryony
Bridie Brooke Callie Camilla Carmen Carys Cassandra~Cassie Cassidy Cecilia Celeste Celia Ceri Charity Cherie Cheryl/Sheryl
Clara/Klara Clementine~Clemmie Colette Connie Constance~Connie Coral Cordelia Cora/Kora Cynthia Dakota Dana Daphne Delilah
Delphine Denise Dolly Dorothy~Dot~Dotty Edie Edith~Edie Effie Elena/Eleni Elise/Elyse Ellen/Elin Ellis Elodie Eloise Elspeth
Emmeline Esther/Ester Etta Eve Faith Faye/Fay Felicity~Flick Fern/Ferne Ffion Fleur Flora Frances~Fran Frankie Frida Gaia
Genevieve Geraldine Gwen Gwendolyn~Gwen Hallie/Halle Hazel Heidi Hermione Hester Hope Ida India Ingrid Iona Iris Isadora
Ivy-Rose Jasmine/Jazmin/Jasmin~Jaz Jemima~Mima Jenna Joy Judith~Judy Juliet Juliette June Juno Kara/Cara Keira/Kiera/Kira
Kendall Kerenza Kiera-Leigh Kimberley/Kimberly~Kim Kitty Lara Lauryn Leah/Lea/Lia Lena Leona Liberty Lilith Lois Loretta Lorna
Lorraine Lottie Lowri Lucinda~Lucy Lydia Lyla Lyra Mackenzie Maggie Malia Mallory Margot/Margo Mariella Marnie/Marney Marina
Maxine Melanie~Mel Melissa~Mel Melody Mercy Meredith Mila/Myla Mila-Rose Minnie Miranda Miriam Monica Morgan Myra Nadia Naomi
Nell Nellie Nia Nicole Nina Nora/Norah Norma Octavia Odette Ocean Olive Ophelia Ottilie Pamela~Pam Pandora Pearl Petra Philippa~Pippa
Pippa Polly Portia Precious Prudence Queenie Quinn Raven Remi/Remy Rhian Rhianna/Rihanna Rhiannon Rhoda River Roberta Romilly
Rosa Rosalie Rosalind~Ros Rosemary~Rose Rowan/Rowen Roxanne~Roxy Sabrina Saffron~Saffy Sage Sally Saskia Savannah/Savanna Selena
Selina Serena Shelley/Shelly Shona Sian/Siân Siena/Sienna Sheila/Sheelagh Simone Sinead Siobhan/Shivaun/Shevaun Sonia/Sonya/Sonja
Stella Stephanie/Stefanie~Steph Sylvia/Silvia Tabitha~Tabby Tallulah Tamara Tamsin Tanya/Tania Teresa/Theresa~Terri Tessa
Thalia Tiana Tiffany~Tiff Toni Trinity Trudy Ursula Valerie~Val Vanessa Vera Verity Veronica~Ronnie Viola Violet Vivian/Vivienne
Wilhelmina~Billie Winifred~Winnie Xanthe Yasmine/Yasmin~Yaz Yvette Yvonne/Evonne Zara/Zahra Zelda Zena Zuri`

export const rareBoys = `Abel Abraham~Abe Ace Addison Aldo Alastair/Alistair/Alasdair~Al Albert~Bert~Albie Aled Alec Alwyn Ambrose
Amos Angus Anton Arlo Arnold Asa Asher Ashton Atlas Aubrey Augustus~Gus Austin Axel Bailey/Baylee Barnaby~Barney Bartholomew~Bart
Basil Baxter Bear Beau/Bo Benedict~Ben Bernard~Bernie Bertie Blaine Bodhi Boris Brad Brendan Brett Brody/Brodie Bruce Bruno Bryn
Byron Caleb/Kaleb Callan Calvin Carter Casey Caspar/Casper Cedric Chad Chance Chester Clark Clayton Clifford~Cliff Clive Clyde
Cody/Kody Cole Conrad/Konrad Cooper Crispin Curtis/Kurtis Cuthbert Cyril Dale Damon Dante Darcy Darius Dawson Denis/Dennis~Den
Denzel Derek/Derrick Desmond~Des Dexter/Dexta Diego Dion Donald~Don Douglas~Doug Duncan Dustin Dwayne/Duane Eamon Earl Eden Edgar
Edmund~Ed Edwin Eli Elijah Elias Ellis Elvis Emmanuel~Manny Emmett Emrys Eric/Erik Ernest~Ernie Errol Eugene Euan/Ewan/Ewen Evan
Everett Fabian Felix Fenton Fergus Finn Fletcher Floyd Fox Francis~Frank Frank/Franc Frankie Franklin~Frank Fraser/Frazer Gabriel~Gabe
Gerald~Gerry Gerard~Gerry Gethin Gideon Gilbert~Gil Giles/Gyles Glen/Glenn Gordon Grant Gregory~Greg Griff Guy Hamish Harley Harold~Harry
Harvey/Harvie Hector Hendrix Herbert~Bert Horace Howard Hubert Hudson Hugh/Huw Humphrey Hunter Iestyn Ike Ivan Ivor Ira Jared/Jarrod
Jasper Jay Jefferson Jeremiah Jeremy~Jez Jerome Jesse/Jessie Jethro Joel Jonah Jonas Jory Josiah Julian/Julien Julius Justin Kaine/Kane
Keegan Kelvin Kendrick Kent Kerr Kian/Keane/Cian Kingsley Kit Knox Kristian/Christian Lachlan Lance Laurence/Lawrence~Larry~Loz Leighton
Lenny/Lennie Leonard~Len Leopold~Leo Leroy Les Levi/Levy Linus Lloyd/Loyd Lorenzo Lorne Lyle Magnus Malachi/Malachy Malcolm~Mal
Marcel Marcus/Markus Marlon Marley/Marlie Marshall Marvin Maurice/Morris Maverick Maxwell~Max Melvin/Mervyn Merlin Miles/Myles
Milo Mitchell/Mitchel~Mitch Monty Morgan Moses Murray Nate Ned Neville Nigel Noel Norman~Norm Oakley/Oaklee Olly Orlando Orson Oswald~Oz
Otis Otto Parker Pascal Percy Perry Phineas Phoenix/Pheonix Pierce/Piers Preston Quentin/Quinton Ralph~Ralphie Ramsey Randall Raphael/Rafael~Rafe
Rafferty~Rafe Raife Reginald~Reg Rex Ricardo Rico River Robin/Robyn Rocco Rocky Roderick~Rod Rodney~Rod Rohan Roland/Rowland~Roly Rolo Ronald~Ron
Ronan Roscoe Ross Rowan Roy Rudy/Rudi Rufus Rupert Sacha/Sasha Saul Seamus/Shamus Seth Shane/Shayne Sidney/Sydney~Sid Silas Sion Solomon~Sol
Sonny/Sunny Spencer/Spenser Spike Sterling Storm Sullivan~Sully Taylor/Tayler Ted Terry Thaddeus Timmy Titus Tobias~Toby Tristan/Tristen
Troy Tudor Tyrone Uri Vernon Victor/Viktor~Vic Walter~Wally~Walt Warren Wesley/Westley~Wes Wilbur Wilf Wilfred~Wilf Wyatt Xavier Yorick
Zac/Zak/Zack Zachariah~Zac Zane/Zayne Zeb Zephaniah`

export const girlPieces = [
  'Kay Ell Em Lil Ro Am Ay Bel Cay Dar Ev Fay Gia Har Ja Kyl La Mad Nev Oa Pay Ray Sha Tay Wil Zar Bri Cha Des Mi',
  'leigh la lie lynn ssa na rah cie mae elle ia ana ella bella sha ley dee vie rose-Mae Rae',
] as const
export const boyPieces = [
  'Jax Bray Kay Ry Tay Jay Cal Zan Ko Le Ma Da Ro Ter Ash Bro Cor Dex El Fin Gra Hud Ken Lay Mil Kel Tra Vin Wes Zay',
  'den lan son ton by len vin ron ley ian us on rell dy xon mar can shaun-Lee James',
] as const
