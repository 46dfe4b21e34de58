/**
 * Family names of Great Britain, commonest first; how common follows from the place in the list. After a slash another
 * spelling. The long tail is put together from stems and endings, as the names of places are.
 */
export const commonFamilies = `Smith/Smyth Jones Taylor/Tayler Williams Brown/Browne Davies/Davis Evans Wilson/Willson Thomas Johnson/Johnston
Roberts Walker Wright Robinson Thompson/Thomson White/Whyte Hughes Edwards Green/Greene Hall Wood Harris Lewis/Louis Martin/Martyn Jackson
Clarke/Clark Turner Hill Cooper Ward Morris/Maurice Moore/More Lee/Leigh King Baker Morgan Allen/Allan Harrison Scott Phillips/Philips
Watson James Parker Bennett/Bennet Young Richardson Cook/Cooke Bailey/Bayley Carter Griffiths/Griffith Mitchell/Mitchel Collins
Kelly/Kelley Shaw Price/Pryce Bell Richards Adams Cox/Coxe Marshall Rogers/Rodgers Simpson Anderson/Andersen Miller/Millar Wilkinson Foster
Chapman Ellis/Elliss Murphy Mason Gray/Grey Webb/Webbe Powell Hunt Knight Palmer Barnes Mills Campbell Holmes/Homes Lloyd/Loyd Matthews/Mathews
Russell/Russel Fisher Barker Stevens/Stephens Jenkins Dixon/Dickson Butler Harvey/Harvie Fletcher Pearson/Pierson Graham/Graeme Howard
Gibson Andrews Walsh/Welsh Stewart/Stuart Elliott/Elliot Reynolds/Renolds Ford Payne/Paine Fox Pearce/Pierce Day Brooks/Brookes
West Atkinson Lawrence/Laurence Cole Bradley Murray Spencer/Spenser Dawson Rose Ball Armstrong Rees/Reece Owen Hart Saunders/Sanders
Wells Burton Watts Hudson Black Francis Gardner/Gardiner Ryan/Rian Hawkins Webster Stone Perkins Warren Berry Dunn/Dunne
Hayes/Hays Grant Lane Riley/Reilly Carr/Kerr Boyd Rice Jordan/Jordon Newton Nicholls/Nichols/Nicholas Reid/Read/Reed Robertson
Hopkins Barrett/Barratt Crawford Weaver Henderson Duncan Douglas/Douglass Ferguson Gordon Cunningham Burns/Byrne Wallace/Wallis
Hamilton Sutton Lowe Kaye/Kay Porter Sharp/Sharpe Banks Holland Hughes-Jones Bird/Byrd Cross Austin/Austen Freeman Bishop Curtis/Curtiss
Peters Long Norris Lambert Oliver Hancock Goodwin Potter Bates Rowe/Roe Whittaker/Whitaker Barton Garner Parry Hammond Doyle
Woods Booth Gregory Lucas Franklin Baldwin Pritchard/Prichard Steele/Steel Clements/Clemence Frost Goddard Yates/Yeates Bryant/Briant
Perry Brennan Marsh Davidson/Davison Hodgson/Hodson Stephenson/Stevenson Nicholson Lynch Waters Little Preston Kent Quinn/Quin
Fowler Glover Bartlett Moss Burgess Carpenter Thornton Poole/Pool Connor/Conner O'Connor O'Brien O'Neill/O'Neil Donnelly
Cameron Stanley Nash/Nashe McDonald/Macdonald McCarthy/MacCarthy McKenzie/Mackenzie McLean/Maclean Manning Gilbert Coleman/Colman
Higgins Page/Paige Hewitt/Hewett Whitehead Cartwright Burke/Bourke Slater Bibby Swift Winter/Winters Blackburn/Blackburne Kirby
Parsons Norman Hooper Hobbs/Hobs Vaughan/Vaughn Sykes/Sikes Gibbs Hutchinson/Hutchison Barlow Horton Storey/Story Tucker
Humphreys/Humphries Farrell Leonard Wheeler Haynes/Haines Summers/Sommers Patterson/Paterson Gill Hardy/Hardie Bolton Conway
Middleton Ashton Lister Pickering Bentley Hicks Savage Fleming/Flemming Hope Bond Morton Pope May/Mays Kemp/Kempe Dean/Deane
Flynn/Flinn Buckley Wall Joyce Farmer Chandler Chambers Weston Randall/Randell Blake Abbott/Abbot Jarvis Nelson Tyler Hurst Hull
Daniels Simmons/Symonds Power Birch Newman Naylor/Nayler Crosby Pugh Bowen Nolan Kennedy Daly/Daley Duffy Moran/Morran Sheppard/Shepherd
Holt Myers/Miers Lyons/Lions Skinner Bull Griffin Pratt Mann Rhodes/Roads Tate/Tait Archer Miles/Myles Sinclair Howe/How
Bowler Lord Dyer Heath Barber Gould/Gold Brady Casey Cullen Allsop/Alsop Baxter Bevan Bowden Bright Bruce Bray Chadwick Charlton`

export const stems = `Ash Barn Beck Black Brad Brom Burn Carl Chad Chap Clay Cold Crom Dal Den Dray Dun East Ed Elm Fair Farn Fen Fox
Gar Glad Green Grim Had Hal Ham Har Hart Hather Hay Hazel Hen High Hol Horn Hough Hunt Ing Kel Ken Kirk Lang Law Lea Lind Lock Long
Lud Mal Mar Mel Mid Mill Mor New Nor Oak Old Orm Oxen Pem Pen Pick Pres Rad Ray Red Rish Rock Ros Row Rud Sal San Sed Shef Shel
Sher Sil Stan Stap Stock Stoke Sut Swan Tam Tan Thorn Til Tun Wad Wal Ware Wes Whit Wick Wil Win Wood Wool Wor Yar`
export const endings = `ton ley ford ham well worth field wood bury by thorpe stone bridge more shaw cott combe croft den dale wick borough
hurst land man ridge bourne ing ingham ington brook gate head house ward kin kins kinson son ett ell`
export const middles = 'er en ing ers es al in ow'
